package io.github.strongroom.delivery;

import io.github.strongroom.configsource.Held;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.Purged;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a read has found, sorted by what is to be done with it. A row whose seal is broken is held as unavailable, whatever it says. */
final class Changes {

    private static final Logger LOG = Logger.getLogger(Changes.class.getName());

    private final Keyring keyring;
    private final Map<UUID, Seen> before;
    private final Instant now = Instant.now();
    private final Map<String, Held> held = new HashMap<>();
    private final Set<String> expired = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, Instant> expiries = new HashMap<>();
    private final Map<String, StoredRow> ahead = new HashMap<>();
    private final Map<UUID, Seen> seen = new HashMap<>();
    private int vanished;
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
        Seen last = seen.getOrDefault(id, before.get(id));
        Held failure = row.failure(keyring, last);
        gone.remove(name);
        if (failure != null) {
            held.put(name, failure);
            seen.put(id, last == null ? Seen.nothingGenuine(name) : last);
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

    /**
     * A secret that is gone, with its name, because Strongroom has purged it; a row that merely vanishes changes nothing. Those that
     * were purged come before the rows.
     */
    void addPurged(Purged secret, byte[] seal) {
        if (keyring.isSealed(secret, seal)) {
            Seen last = before.get(secret.id());
            if (last != null && !last.isPurged()) {
                gone.add(secret.name());
            }
            seen.put(secret.id(), Seen.purged(secret.name()));
        }
    }

    /**
     * When all was read: what was there before, is not there now, and was not purged, is not to be had. That is no reason to give
     * applications a default in its place.
     */
    void addVanished() {
        before.forEach((id, last) -> {
            if (!seen.containsKey(id) && !last.isPurged() && !held.containsKey(last.name())) {
                held.put(
                        last.name(),
                        Held.unavailable(0, Fault.ROW_VANISHED.with().toString()));
                withheld++;
                vanished++;
            }
        });
        if (vanished > 0) {
            LOG.log(Level.SEVERE, "{0} secrets: {1}", new Object[] {vanished, Fault.ROW_VANISHED.with()});
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
}
