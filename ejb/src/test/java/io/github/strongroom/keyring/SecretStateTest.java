package io.github.strongroom.keyring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.keyring.SecretState.Availability;
import io.github.strongroom.keyring.SecretState.Policy;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretStateTest {

    private static final UUID INSTALLATION = UUID.randomUUID();
    private static final UUID ID = UUID.randomUUID();
    private static final Instant TIME = Instant.parse("2027-01-01T00:00:00.000001Z");
    private static final Fingerprint FINGERPRINT = Fingerprint.of(new byte[32]);
    private static final Availability ALWAYS = Availability.ALWAYS;
    private static final SecretState STATE = of("smtp.password", "SECRET", "TEXT");

    @Test
    void everyFieldCounts() {
        byte[] other = new byte[32];
        other[31] = 1;
        SecretState[] states = {
            STATE,
            new SecretState(
                    UUID.randomUUID(), "smtp.password", "SECRET", "TEXT", ALWAYS, Policy.NONE, 1, 1, FINGERPRINT),
            of("smtp.passwore", "SECRET", "TEXT"),
            of("smtp.password", "SETTING", "TEXT"),
            of("smtp.password", "SECRET", "JSON"),
            with(2, 1, FINGERPRINT),
            with(1, 2, FINGERPRINT),
            with(1, 1, Fingerprint.of(other)),
        };

        assertThat(encodings(states)).hasSize(states.length);
        assertThat(STATE.encoded(UUID.randomUUID())).isNotEqualTo(STATE.encoded(INSTALLATION));
    }

    @Test
    void everyTimeCountsToTheMicrosecond() {
        SecretState[] states = {
            STATE,
            with(new Availability(false, null, null, null)),
            with(new Availability(true, TIME, null, null)),
            with(new Availability(true, null, TIME, null)),
            with(new Availability(true, null, null, TIME)),
            with(new Availability(true, null, TIME.plusNanos(1000), null)),
            with(new Availability(true, null, null, TIME.plusNanos(1000))),
        };

        assertThat(encodings(states)).hasSize(states.length);
    }

    @Test
    void limitOfVersionsAndRuleCount() {
        SecretState[] states = {
            STATE,
            with(new Policy(1, null, null)),
            with(new Policy(2, null, null)),
            with(new Policy(null, 1, null)),
            with(new Policy(null, null, "")),
            with(new Policy(null, null, "1")),
        };

        assertThat(encodings(states)).hasSize(states.length);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-01T00:00:00.000001Z,1798761600000001",
        "1969-12-31T23:59:59.999999Z,-1",
        "9999-12-31T00:00:00Z,253402214400000000",
        "+1000000000-12-31T23:59:59Z,infinity",
        "+292278994-08-17T00:00:00Z,infinity",
        "-1000000000-01-01T00:00:00Z,-infinity"
    })
    void anyTimeIsWrittenInMicroseconds(Instant time, String micros) {
        SecretState state = with(new Availability(true, time, null, null));

        assertThat(new String(state.encoded(INSTALLATION), UTF_8)).contains(micros);
    }

    @Property
    void noTwoStatesAreWrittenAlike(@ForAll String name, @ForAll String kind, @ForAll String type) {
        UnaryOperator<String> longer = text -> text + "x";
        SecretState[] states = {
            of(name, kind, type),
            of(longer.apply(name), kind, type),
            of(name, longer.apply(kind), type),
            of(name, kind, longer.apply(type)),
        };

        assertThat(encodings(states)).hasSize(4);
    }

    private static Set<String> encodings(SecretState... states) {
        Set<String> encodings = new HashSet<>();
        for (SecretState state : states) {
            encodings.add(HexFormat.of().formatHex(state.encoded(INSTALLATION)));
        }
        return encodings;
    }

    private static SecretState of(String name, String kind, String type) {
        return new SecretState(ID, name, kind, type, ALWAYS, Policy.NONE, 1, 1, FINGERPRINT);
    }

    private static SecretState with(int version, long rowVersion, Fingerprint fingerprint) {
        return new SecretState(
                ID, "smtp.password", "SECRET", "TEXT", ALWAYS, Policy.NONE, version, rowVersion, fingerprint);
    }

    private static SecretState with(Availability availability) {
        return new SecretState(ID, "smtp.password", "SECRET", "TEXT", availability, Policy.NONE, 1, 1, FINGERPRINT);
    }

    private static SecretState with(Policy policy) {
        return new SecretState(ID, "smtp.password", "SECRET", "TEXT", ALWAYS, policy, 1, 1, FINGERPRINT);
    }
}
