package io.github.strongroom.delivery;

import io.github.strongroom.configsource.Held;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.Purged;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a read has found, sorted by what is to be done with it. A row whose seal is broken is held as unavailable, whatever it says. */
final class Changes {

    private final Keyring keyring;
    private final Map<UUID, Seen> before;
    private final Instant now = Instant.now();
    private final Map<String, Held> held = new HashMap<>();
    private final Set<String> expired = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, Instant> expiries = new HashMap<>();
    private final Map<String, StoredRow> ahead = new HashMap<>();
    private final Map<UUID, Seen> seen = new HashMap<>();
    private final Set<UUID> purged = new HashSet<>();
    private int withheld;

    /**
     * Nothing yet.
     *
     * @param before what was read before of each secret: an older state has been put in its place by somebody
     */
    Changes(Keyring keyring, Map<UUID, Seen> before) {
        this.keyring = keyring;
        this.before = before;
    }

    void add(StoredRow row) {
        String name = row.name();
        UUID id = row.state().id();
        Held failure = row.failure(keyring, before.get(id));
        if (failure != null) {
            held.put(name, failure);
            seen.put(id, before.getOrDefault(id, Seen.NOTHING_GENUINE));
            return;
        }
        seen.put(id, row.seen());
        if (row.isOver(now)) {
            withhold(row);
        } else if (row.isAhead(now)) {
            withhold(row);
            ahead.put(name, row);
        } else {
            deliver(row);
        }
    }

    private void withhold(StoredRow row) {
        held.put(row.name(), row.withheld(now));
        withheld++;
    }

    /** What is due now, of rows that were ahead. */
    void deliver(StoredRow row) {
        held.put(row.name(), row.open(keyring));
        Instant until = row.state().availability().until();
        if (until != null) {
            expiries.put(row.name(), until);
        }
    }

    /** A secret that is gone, with its name, because Strongroom has purged it; others that vanish are kept as they were. */
    void addPurged(Purged secret, byte[] seal) {
        if (before.containsKey(secret.id()) && keyring.isSealed(secret, seal)) {
            gone.add(secret.name());
            purged.add(secret.id());
        }
    }

    /** What has ended now, of names that were delivered. */
    void expire(String name) {
        expired.add(name);
    }

    boolean isEmpty() {
        return held.isEmpty() && expired.isEmpty() && gone.isEmpty();
    }

    /** How many names applications may read. */
    int readable() {
        return held.size() - withheld;
    }

    /** Names with what is held under them, given out or withheld. */
    Map<String, Held> held() {
        return held;
    }

    /** Names whose time is over since they were read. */
    Set<String> expired() {
        return expired;
    }

    /** Names that are free again. */
    Set<String> gone() {
        return gone;
    }

    /** When names of {@link #held} end, where they do. */
    Map<String, Instant> expiries() {
        return expiries;
    }

    /** Withheld names of {@link #held} whose time will come. */
    Map<String, StoredRow> ahead() {
        return ahead;
    }

    /** What is to be remembered of the secrets that were read. */
    Map<UUID, Seen> seen() {
        return seen;
    }

    /** Ids of secrets that are gone for good. */
    Set<UUID> purged() {
        return purged;
    }
}
