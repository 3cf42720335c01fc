package io.github.strongroom.console;

import io.github.strongroom.usage.Usage;
import java.util.List;

/** Says in a sentence whom a change would reach. */
final class ReachText {

    private static final int NAMES_SHOWN = 10;

    private ReachText() {}

    /** About one entry. */
    static String of(Usage.Reach reach) {
        return of(reach, "it");
    }

    /**
     * About whatever is meant.
     *
     * @param what the object of the sentence: {@code it}, {@code one of them}
     */
    static String of(Usage.Reach reach, String what) {
        int applications = reach.applications().size();
        String period = " read " + what + " in the last " + Usage.RECENT_DAYS + " days";
        return applications == 0
                ? "No application has" + period + "."
                : counted(applications, "application") + " on " + counted(reach.servers(), "server") + period + ": "
                        + names(reach.applications()) + ".";
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String names(List<String> all) {
        return all.size() <= NAMES_SHOWN
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, NAMES_SHOWN)) + " and " + (all.size() - NAMES_SHOWN) + " more";
    }
}
