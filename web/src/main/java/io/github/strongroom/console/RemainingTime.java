package io.github.strongroom.console;

/** A time that is left, in words of the precision that an estimate has. */
final class RemainingTime {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private RemainingTime() {}

    /** Of seconds; below 0 where nothing is known. */
    static String inWords(long seconds) {
        if (seconds < 0) {
            return "not known yet";
        }
        if (seconds < MINUTE) {
            return seconds < 2 ? "a moment" : seconds + " seconds";
        }
        if (seconds < HOUR) {
            return counted((seconds + MINUTE / 2) / MINUTE, "minute");
        }
        return counted((seconds + HOUR / 2) / HOUR, "hour");
    }

    private static String counted(long number, String unit) {
        return "about " + number + " " + unit + (number == 1 ? "" : "s");
    }
}
