package io.github.strongroom.usage;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;

/**
 * An application on a server that reads a name.
 *
 * @param versionHeld the latest version that it was given; 0 where it never got one
 * @param behind whether it has read a value and not yet the current one
 * @param count how often it has asked, whatever it was answered
 * @param readings the same by version and answer
 */
public record UsageReader(
        String application,
        String server,
        int versionHeld,
        boolean behind,
        OffsetDateTime firstAt,
        OffsetDateTime lastAt,
        long count,
        List<Reading> readings) {

    /**
     * The readings of one application on one server together.
     *
     * @param current the version that applications are to have
     */
    static UsageReader of(List<Reading> readings, int current) {
        List<Integer> given = readings.stream()
                .filter(reading -> reading.answer() == Reading.Answer.VALUE)
                .map(Reading::version)
                .toList();
        return new UsageReader(
                readings.get(0).application(),
                readings.get(0).server(),
                given.stream().max(Comparator.naturalOrder()).orElse(0),
                !given.isEmpty() && !given.contains(current),
                readings.stream()
                        .map(Reading::firstAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                last(readings).lastAt(),
                readings.stream().mapToLong(Reading::count).sum(),
                List.copyOf(readings));
    }

    private static Reading last(List<Reading> readings) {
        return readings.stream().max(Comparator.comparing(Reading::lastAt)).orElseThrow();
    }

    /** What it was answered last. */
    public Reading.Answer lastAnswer() {
        return last(readings).answer();
    }
}
