package io.github.strongroom.bench;

import java.util.Locale;

/** One result: what is compared, and how it is shown. */
record Figure(double value, String shown) {

    static Figure of(Timing timing) {
        return new Figure(timing.medianMillis(), timing.toString());
    }

    static Figure perSecond(double rate, Timing timing) {
        return new Figure(
                rate,
                String.format(
                        Locale.ROOT,
                        "%,.0f/s, p50 %.1f ms, p99 %.1f",
                        rate,
                        timing.medianMillis(),
                        timing.percentileMillis(99)));
    }

    static Figure seconds(double seconds) {
        return new Figure(seconds, String.format(Locale.ROOT, "%.2f s", seconds));
    }

    static Figure bytes(double bytes) {
        return new Figure(bytes, String.format(Locale.ROOT, "%,.0f bytes", bytes));
    }

    String ratioTo(Figure base) {
        return String.format(Locale.ROOT, "%.2f", value / base.value);
    }
}
