package io.github.strongroom.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** The times of many runs of the same work, in order of their length. */
final class Timing {

    private static final int LEAST_RUNS = 10;

    private final long[] nanos;

    private Timing(long[] nanos) {
        this.nanos = nanos;
    }

    /** Takes the times over; they are sorted. */
    static Timing of(long... nanos) {
        Arrays.sort(nanos);
        return new Timing(nanos);
    }

    /**
     * Warms up, then repeats the work and takes the time of each run: as often as is said, unless the limit comes first, and
     * ten times in any case.
     */
    static Timing repeat(int times, Duration limit, Runnable work) {
        measure(Math.max(LEAST_RUNS, times / 2), limit.dividedBy(2), work);
        return of(measure(times, limit, work));
    }

    private static long[] measure(int times, Duration limit, Runnable work) {
        long[] nanos = new long[times];
        long end = System.nanoTime() + limit.toNanos();
        int runs = 0;
        while (runs < times && (runs < LEAST_RUNS || System.nanoTime() < end)) {
            long start = System.nanoTime();
            work.run();
            nanos[runs++] = System.nanoTime() - start;
        }
        return Arrays.copyOf(nanos, runs);
    }

    double medianMillis() {
        return percentileMillis(50);
    }

    /** The shortest time that so many per cent of the runs did not exceed. */
    double percentileMillis(int percent) {
        int rank = (int) Math.ceil(nanos.length * percent / 100.0);
        return nanos[Math.max(0, rank - 1)] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f ms, p99 %.1f", medianMillis(), percentileMillis(99));
    }
}
