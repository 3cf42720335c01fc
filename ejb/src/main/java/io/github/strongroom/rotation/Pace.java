package io.github.strongroom.rotation;

import io.github.strongroom.bootstrap.BootstrapSettings;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import java.time.Duration;
import java.util.Optional;

/** How fast a rewrap may go: as fast as it can, or so many rows a second, which leaves the database to others. Immutable. */
public final class Pace {

    static final int BATCH_ROWS = 500;
    private static final String SETTING = "SECRETS_REWRAP_ROWS_PER_SECOND";
    private static final Pace UNLIMITED = new Pace(0);

    private final int rowsPerSecond;

    private Pace(int rowsPerSecond) {
        this.rowsPerSecond = rowsPerSecond;
    }

    /**
     * The pace that {@code SECRETS_REWRAP_ROWS_PER_SECOND} gives; unlimited where it is not set.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0111} for anything but a whole number from 1 up
     */
    public static Pace of(BootstrapSettings settings) {
        Optional<String> given = settings.find(SETTING);
        return given.isPresent() ? of(given.get()) : UNLIMITED;
    }

    static Pace of(String rowsPerSecond) {
        try {
            int rows = Integer.parseInt(rowsPerSecond.strip());
            if (rows > 0) {
                return new Pace(rows);
            }
        } catch (NumberFormatException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static FaultException malformed() {
        return Fault.PACE_MALFORMED.with();
    }

    /** How many rows a batch has: a slow pace takes small ones, so that none takes longer than a second. */
    int batch() {
        return rowsPerSecond == 0 ? BATCH_ROWS : Math.min(BATCH_ROWS, rowsPerSecond);
    }

    /** How long to wait after a batch. */
    Duration pauseAfter(int rows, Duration taken) {
        if (rowsPerSecond == 0) {
            return Duration.ZERO;
        }
        Duration due = Duration.ofMillis(1000L * rows / rowsPerSecond);
        return due.compareTo(taken) > 0 ? due.minus(taken) : Duration.ZERO;
    }
}
