package io.github.strongroom.configsource;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

/**
 * The counters of one application. They go by its name and know nothing of its loader, so they outlive its deployments: what was
 * read before it was undeployed is still there to be written.
 */
final class ApplicationReads {

    /** Names that are not held are the application's to choose, so there is an end to them. */
    static final int MAX_UNHELD_NAMES = 100;

    private static final int MAX_NAME = 255;
    private static final ConcurrentMap<String, ApplicationReads> ALL = new ConcurrentHashMap<>();

    private final String application;
    private final int number;
    private final Tally misses = new Tally(this);
    private final ConcurrentMap<Subject, Tally> tallies = new ConcurrentHashMap<>();
    private final ConcurrentMap<Subject, Tally> unheld = new ConcurrentHashMap<>();

    private ApplicationReads(String application, int number) {
        this.application = application;
        this.number = number;
    }

    static ApplicationReads of(String application) {
        synchronized (ALL) {
            ApplicationReads known = ALL.get(application);
            if (known == null) {
                known = new ApplicationReads(application, ALL.size());
                ALL.put(application, known);
            }
            return known;
        }
    }

    static Collection<ApplicationReads> all() {
        return ALL.values();
    }

    String application() {
        return application;
    }

    /** Counts the applications, from 0: the place of this one's counter in each {@link Held}. */
    int number() {
        return number;
    }

    /** Counts a read of a name that is not held and is not told by its name. */
    void countMiss() {
        misses.add();
    }

    /** Counts a read of a name that is held, where the counter that was known for it is missing or closed; returns the one that counted. */
    Tally count(Subject subject) {
        return count(tallies, subject);
    }

    /** Counts a read of a name that is not held and is told by its name; beyond a hundred names it is told by {@code others}. */
    void countUnheld(String name, ReadResult result, String others) {
        Subject subject = new Subject(name, 0, result);
        boolean told = unheld.containsKey(subject) || (unheld.size() < MAX_UNHELD_NAMES && isPlain(name));
        count(unheld, told ? subject : new Subject(others, 0, result));
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_NAME
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '.'
                                || c == '_'
                                || c == '-');
    }

    private Tally count(ConcurrentMap<Subject, Tally> counters, Subject subject) {
        while (true) {
            Tally tally = counters.computeIfAbsent(subject, added -> new Tally(this));
            long count = tally.add();
            if (count > 0) {
                if (count == 1) {
                    Reads.wake();
                }
                return tally;
            }
            counters.remove(subject, tally);
        }
    }

    /** Looks at all counters; calls back for each. For whoever holds the lock of {@link Reads}. */
    void look(Instant before, BiConsumer<Subject, Tally> each) {
        look(Map.of(new Subject(CountedRead.ANY_NAME, 0, ReadResult.NOT_HELD), misses), before, each);
        look(tallies, before, each);
        look(unheld, before, each);
    }

    private static void look(Map<Subject, Tally> counters, Instant before, BiConsumer<Subject, Tally> each) {
        counters.forEach((subject, tally) -> {
            tally.look(before);
            each.accept(subject, tally);
        });
    }

    /** Forgets counters that have nothing to tell and have been idle for that long; a later read gets a new one. */
    void forgetIdle(Duration idle) {
        tallies.values().removeIf(tally -> tally.close(idle));
        unheld.values().removeIf(tally -> tally.close(idle));
    }
}
