package io.github.strongroom.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * A change, followed to an application: from the moment its request is sent to the moment the sample application has answered with the
 * new value. The write itself and a request to the application are in it, so the delivery alone takes less.
 */
final class ChangeDelay {

    static final String WORK = "change sent → new value in an application";

    static final String NAME = "sample.greeting";
    private static final int GOAL_MEDIAN = 50;
    private static final int GOAL_P99 = 250;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Rest rest;
    private int changes;

    ChangeDelay(Rest rest) {
        this.rest = rest;
    }

    /** Follows so many changes, one after the other, after as many that do not count, ten at least. */
    Timing measure(int count) {
        return Timing.repeat(count, Duration.ofMinutes(1), this::change);
    }

    /** Returns once an application sees what is saved now. */
    void awaitDelivery() {
        change();
    }

    private void change() {
        String value = "Good morning no. " + ++changes;
        rest.put(NAME, value);
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!rest.sample().getString("greetingNow").equals(value)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "The application did not see a change within " + LIMIT.toSeconds() + " s");
            }
        }
    }

    static String verdict(Timing timing) {
        boolean met = timing.medianMillis() < GOAL_MEDIAN && timing.percentileMillis(99) < GOAL_P99;
        return String.format(
                Locale.ROOT, "median under %d ms, p99 under %d: %s", GOAL_MEDIAN, GOAL_P99, Report.word(met));
    }
}
