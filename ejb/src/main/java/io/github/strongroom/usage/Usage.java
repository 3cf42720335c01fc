package io.github.strongroom.usage;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who reads a name.
 *
 * @param version the current one; 0 where nothing is stored under the name
 * @param readers by application and server
 */
public record Usage(String name, int version, List<UsageReader> readers) {

    /** Whoever has not read for longer than this is not counted as reached by a change. */
    public static final int RECENT_DAYS = 30;

    static Usage of(String name, int version, List<Reading> readings) {
        Map<List<String>, List<Reading>> byReader = new LinkedHashMap<>();
        readings.forEach(reading -> byReader.computeIfAbsent(
                        List.of(reading.application(), reading.server()), added -> new ArrayList<>())
                .add(reading));
        return new Usage(
                name,
                version,
                byReader.values().stream()
                        .map(each -> UsageReader.of(each, version))
                        .toList());
    }

    /** Whom a change of the name would reach: those who have asked for it within 30 days. */
    public Reach reach() {
        OffsetDateTime since = OffsetDateTime.now().minusDays(RECENT_DAYS);
        List<UsageReader> recent = readers.stream()
                .filter(reader -> reader.lastAt().isAfter(since))
                .toList();
        return new Reach(
                recent.stream()
                        .map(UsageReader::application)
                        .distinct()
                        .sorted()
                        .toList(),
                (int) recent.stream().map(UsageReader::server).distinct().count());
    }

    /** How many have read a value and not yet the current one. */
    public long behind() {
        return readers.stream().filter(UsageReader::behind).count();
    }

    /**
     * The applications that a change reaches.
     *
     * @param applications their names
     * @param servers on how many servers
     */
    public record Reach(List<String> applications, int servers) {}
}
