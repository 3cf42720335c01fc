package io.github.strongroom.shadow;

import io.github.strongroom.configsource.ReservedNames;
import io.github.strongroom.shadow.AskedApplication.Listed;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The names that other sources list and Strongroom does not hold, reserved ones left out. A variable of the environment counts as
 * held when it answers for a name that is: {@code SMTP_PASSWORD} for {@code smtp.password}.
 */
final class Unheld {

    private final Set<Listed> listed;
    private final Function<Collection<String>, Set<String>> sharingASpelling;

    /**
     * Of these names.
     *
     * @param sharingASpelling finds the stored names that have one of these {@linkplain EnvironmentName#common common spellings}
     */
    Unheld(Set<Listed> listed, Function<Collection<String>, Set<String>> sharingASpelling) {
        this.listed = listed;
        this.sharingASpelling = sharingASpelling;
    }

    /** Those that have the text in them, case ignored, in the order of the alphabet. */
    List<String> names(String text) {
        String part = text.toLowerCase(Locale.ROOT);
        Set<Listed> wanted = listed.stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(part))
                .filter(one -> ReservedNames.groupOf(one.name()).isEmpty())
                .collect(Collectors.toSet());
        Set<String> stored = sharingASpelling.apply(common(wanted));
        Set<String> coveringVariables =
                stored.stream().map(EnvironmentName::common).collect(Collectors.toSet());
        wanted.stream()
                .filter(one -> !one.variable())
                .forEach(one -> coveringVariables.add(EnvironmentName.common(one.name())));
        Set<String> names = new TreeSet<>();
        for (Listed one : wanted) {
            boolean covered = one.variable()
                    ? coveringVariables.contains(EnvironmentName.common(one.name()))
                    : stored.contains(one.name());
            if (!covered) {
                names.add(one.name());
            }
        }
        return List.copyOf(names);
    }

    private static Set<String> common(Set<Listed> wanted) {
        return wanted.stream().map(one -> EnvironmentName.common(one.name())).collect(Collectors.toSet());
    }
}
