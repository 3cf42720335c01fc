package io.github.strongroom.console;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** A period in words: {@code P3M} is "3 months". */
final class PeriodText {

    private PeriodText() {}

    static String of(Period period) {
        List<String> parts = new ArrayList<>();
        add(parts, period.getYears(), "year");
        add(parts, period.getMonths(), "month");
        add(parts, period.getDays(), "day");
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, int count, String unit) {
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? unit : unit + "s"));
        }
    }
}
