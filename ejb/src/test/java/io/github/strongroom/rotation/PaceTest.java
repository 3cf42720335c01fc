package io.github.strongroom.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    @Test
    void batchAndPauseTogetherKeepThePace() {
        Pace pace = Pace.of("50");

        assertThat(pace.batch()).isEqualTo(50);
        assertThat(pace.pauseAfter(50, Duration.ofMillis(200))).isEqualTo(Duration.ofMillis(800));
        assertThat(pace.pauseAfter(25, Duration.ofMillis(200))).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void batchThatTookLongerThanItsTimeIsFollowedAtOnce() {
        assertThat(Pace.of("500").pauseAfter(500, Duration.ofSeconds(3))).isZero();
    }

    @Test
    void fastPaceStillTakesBatchesThatHoldTheirRowsForAMomentOnly() {
        assertThat(Pace.of("1000000").batch()).isEqualTo(Pace.BATCH_ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "fast", "1.5", "99999999999"})
    void everythingButAWholeNumberFromOneUpIsRefused(String text) {
        assertThatThrownBy(() -> Pace.of(text))
                .isInstanceOf(FaultException.class)
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(Fault.PACE_MALFORMED);
    }
}
