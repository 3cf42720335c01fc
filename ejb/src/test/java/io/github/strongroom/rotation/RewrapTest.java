package io.github.strongroom.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.strongroom.rotation.Rewrap.State;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RewrapTest {

    private static final OffsetDateTime START = OffsetDateTime.of(2026, 11, 23, 12, 0, 0, 0, ZoneOffset.UTC);

    @Test
    void rateCountsThePresentRunAndNotThePausesBeforeIt() {
        Rewrap resumed = rewrap(State.RUNNING, 1000, 400, 0, 300, 10);

        assertThat(resumed.rowsPerSecond()).isEqualTo(10, within(0.001));
        assertThat(resumed.remainingSeconds()).isEqualTo(60);
    }

    @Test
    void remainingTimeIsNotKnownBeforeTheFirstRowAndWhilePaused() {
        assertThat(rewrap(State.RUNNING, 1000, 0, 0, 0, 1).remainingSeconds()).isEqualTo(-1);
        assertThat(rewrap(State.PAUSED, 1000, 400, 0, 0, 10).remainingSeconds()).isEqualTo(-1);
    }

    @Test
    void rowsThatFailedAreNotWaitedFor() {
        assertThat(rewrap(State.RUNNING, 100, 50, 40, 0, 5).remainingSeconds()).isEqualTo(1);
        assertThat(rewrap(State.RUNNING, 100, 60, 40, 0, 5).remainingSeconds()).isZero();
    }

    @Test
    void hundredPercentAreShownOnlyWhenItIsDone() {
        assertThat(rewrap(State.RUNNING, 1000, 999, 0, 0, 1).percent()).isEqualTo(99);
        assertThat(rewrap(State.RUNNING, 1000, 1000, 0, 0, 1).percent()).isEqualTo(99);
        assertThat(rewrap(State.DONE, 1000, 990, 10, 0, 1).percent()).isEqualTo(100);
        assertThat(rewrap(State.RUNNING, 0, 0, 0, 0, 1).percent()).isZero();
    }

    private static Rewrap rewrap(State state, long total, long done, long failed, long doneBefore, int seconds) {
        return new Rewrap(
                "kek-0000000000000001",
                state,
                total,
                done,
                failed,
                "server@host",
                state == State.RUNNING,
                START,
                "admin",
                START.plusSeconds(seconds),
                null,
                START,
                doneBefore);
    }
}
