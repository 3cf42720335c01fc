package io.github.strongroom.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SecretStateTest {

    private static final UUID INSTALLATION = UUID.randomUUID();
    private static final UUID ID = UUID.randomUUID();
    private static final Instant TIME = Instant.parse("2027-01-01T00:00:00.000001Z");
    private static final Fingerprint FINGERPRINT = Fingerprint.of(new byte[32]);
    private static final SecretState STATE = state("smtp.password", "SECRET", "TEXT", 1);

    @Test
    void everyFieldCounts() {
        byte[] other = new byte[32];
        other[31] = 1;
        SecretState[] states = {
            STATE,
            new SecretState(
                    UUID.randomUUID(), "smtp.password", "SECRET", "TEXT", true, null, null, false, 1, 1, FINGERPRINT),
            state("smtp.passwore", "SECRET", "TEXT", 1),
            state("smtp.password", "SETTING", "TEXT", 1),
            state("smtp.password", "SECRET", "JSON", 1),
            new SecretState(ID, "smtp.password", "SECRET", "TEXT", false, null, null, false, 1, 1, FINGERPRINT),
            new SecretState(ID, "smtp.password", "SECRET", "TEXT", true, TIME, null, false, 1, 1, FINGERPRINT),
            new SecretState(ID, "smtp.password", "SECRET", "TEXT", true, null, TIME, false, 1, 1, FINGERPRINT),
            new SecretState(
                    ID, "smtp.password", "SECRET", "TEXT", true, null, TIME.plusNanos(1000), false, 1, 1, FINGERPRINT),
            new SecretState(ID, "smtp.password", "SECRET", "TEXT", true, null, null, true, 1, 1, FINGERPRINT),
            new SecretState(ID, "smtp.password", "SECRET", "TEXT", true, null, null, false, 2, 1, FINGERPRINT),
            state("smtp.password", "SECRET", "TEXT", 2),
            new SecretState(
                    ID, "smtp.password", "SECRET", "TEXT", true, null, null, false, 1, 1, Fingerprint.of(other)),
        };

        assertThat(encodings(states)).hasSize(states.length);
        assertThat(STATE.encoded(UUID.randomUUID())).isNotEqualTo(STATE.encoded(INSTALLATION));
    }

    @Property
    void noTwoStatesAreWrittenAlike(@ForAll String name, @ForAll String kind, @ForAll String type) {
        UnaryOperator<String> longer = text -> text + "x";
        SecretState[] states = {
            state(name, kind, type, 1),
            state(longer.apply(name), kind, type, 1),
            state(name, longer.apply(kind), type, 1),
            state(name, kind, longer.apply(type), 1),
        };

        assertThat(encodings(states)).hasSize(4);
    }

    private static Set<String> encodings(SecretState... states) {
        Set<String> encodings = new HashSet<>();
        for (SecretState state : states) {
            encodings.add(java.util.HexFormat.of().formatHex(state.encoded(INSTALLATION)));
        }
        return encodings;
    }

    private static SecretState state(String name, String kind, String type, long rowVersion) {
        return new SecretState(ID, name, kind, type, true, null, null, false, 1, rowVersion, FINGERPRINT);
    }
}
