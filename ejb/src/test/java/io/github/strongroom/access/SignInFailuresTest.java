package io.github.strongroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class SignInFailuresTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-01T12:00:00Z");
    private final SignInFailures failures = new SignInFailures("admin");

    @Test
    void fifthFailureLocksForAMinute() {
        for (int i = 0; i < 4; i++) {
            failures.add(NOW);
        }
        assertThat(failures.lockedAt(NOW)).isFalse();

        failures.add(NOW);

        assertThat(failures.lockedAt(NOW.plusSeconds(59))).isTrue();
        assertThat(failures.lockedAt(NOW.plusSeconds(61))).isFalse();
    }

    @Test
    void oneMoreFailureAfterTheLockLocksAgain() {
        for (int i = 0; i < 5; i++) {
            failures.add(NOW);
        }

        failures.add(NOW.plusMinutes(2));

        assertThat(failures.lockedAt(NOW.plusMinutes(2).plusSeconds(30))).isTrue();
    }

    @Test
    void failuresAreForgottenAfterAnHour() {
        for (int i = 0; i < 5; i++) {
            failures.add(NOW);
        }

        failures.add(NOW.plusMinutes(61));

        assertThat(failures.lockedAt(NOW.plusMinutes(61))).isFalse();
    }
}
