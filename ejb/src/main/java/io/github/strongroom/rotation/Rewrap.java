package io.github.strongroom.rotation;

import java.io.Serializable;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * The rewrap that is under way or was the last: how far it is.
 *
 * @param target id of the master key that rows are moved to
 * @param total how many rows were not under it when the present run began, and how many were moved before
 * @param done how many were moved
 * @param failed how many were met that cannot be moved: damaged, or under a key that was not given
 * @param server the server that works on it or did last; {@code null} where none has begun
 * @param worked whether a server works on it at this moment
 * @param runningSince when the present run began, and how many rows were done by then
 * @param finishedAt {@code null} until it is done
 */
public record Rewrap(
        String target,
        State state,
        long total,
        long done,
        long failed,
        String server,
        boolean worked,
        OffsetDateTime startedAt,
        String startedBy,
        OffsetDateTime changedAt,
        OffsetDateTime finishedAt,
        OffsetDateTime runningSince,
        long doneBefore)
        implements Serializable {

    private static final double MILLIS = 1000.0;

    /** Where a rewrap is in its life. */
    public enum State {
        /** A server works on it, or takes over within seconds. */
        RUNNING,
        /** A person has paused it. */
        PAUSED,
        /** All rows were moved that could be. */
        DONE
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public boolean isPaused() {
        return state == State.PAUSED;
    }

    public boolean isDone() {
        return state == State.DONE;
    }

    /** Rows a second since the present run began; 0 where nothing is known yet. */
    public double rowsPerSecond() {
        if (runningSince == null || done <= doneBefore) {
            return 0;
        }
        long millis = Math.max(1, Duration.between(runningSince, changedAt).toMillis());
        return (done - doneBefore) * MILLIS / millis;
    }

    /** Seconds until it is done at this rate; 0 when it is, -1 where that is not known. */
    public long remainingSeconds() {
        long left = Math.max(0, total - done - failed);
        if (isDone() || left == 0) {
            return 0;
        }
        double rate = isRunning() ? rowsPerSecond() : 0;
        return rate == 0 ? -1 : (long) Math.ceil(left / rate);
    }

    /** How much is behind it, in whole percent; 100 only when all is. */
    public int percent() {
        if (isDone() || total == 0) {
            return isDone() ? 100 : 0;
        }
        return (int) Math.min(99, 100 * (done + failed) / total);
    }
}
