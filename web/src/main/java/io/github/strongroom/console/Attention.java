package io.github.strongroom.console;

import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.SecretCounts;
import java.util.List;
import java.util.stream.Stream;

/** Something on the dashboard that an administrator should look at: so many entries have this flag. */
public record Attention(Flag flag, long count, String text) {

    /** What there is to look at; empty on a quiet day. */
    static List<Attention> of(SecretCounts counts) {
        return Stream.of(
                        new Attention(Flag.REUSED, counts.reused(), "The same value is in more than one place."),
                        new Attention(
                                Flag.ROTATION_DUE,
                                counts.rotationDue(),
                                "The value is older than its period of rotation."),
                        new Attention(
                                Flag.CERTIFICATE_ENDING,
                                counts.certificateEnding(),
                                "A certificate ends within 30 days, or has ended."),
                        new Attention(
                                Flag.UNCHANGED_SINCE_IMPORT,
                                counts.unchangedSinceImport(),
                                "The value is still the one that came in from elsewhere."))
                .filter(attention -> attention.count > 0)
                .toList();
    }

    /** What the list calls it. */
    public String label() {
        return LabelConverter.label(flag);
    }
}
