package io.github.strongroom.delivery;

import io.github.strongroom.configsource.Held;
import io.github.strongroom.keyring.Keyring;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a read has found, sorted by what is to be done with it. A row whose seal is broken is held as unavailable, whatever it says. */
final class Changes {

    private final Keyring keyring;
    private final Map<UUID, Long> seen;
    private final Instant now = Instant.now();
    private final Map<String, Held> held = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Map<String, Instant> expiries = new HashMap<>();
    private final Map<String, StoredRow> ahead = new HashMap<>();
    private final Map<UUID, Long> rowVersions = new HashMap<>();

    /**
     * Nothing yet.
     *
     * @param seen the row version of each secret that was read before: an older one has been put in its place by somebody
     */
    Changes(Keyring keyring, Map<UUID, Long> seen) {
        this.keyring = keyring;
        this.seen = seen;
    }

    void add(StoredRow row) {
        String name = row.name();
        Held failure = row.failure(keyring, seen.get(row.state().id()));
        if (failure != null) {
            held.put(name, failure);
            return;
        }
        rowVersions.put(row.state().id(), row.state().rowVersion());
        if (row.isOver(now)) {
            withdrawn.add(name);
        } else if (row.isAhead(now)) {
            withdrawn.add(name);
            ahead.put(name, row);
        } else {
            deliver(row);
        }
    }

    /** What is due now, of rows that were ahead. */
    void deliver(StoredRow row) {
        held.put(row.name(), row.open(keyring));
        if (row.state().expiresAt() != null) {
            expiries.put(row.name(), row.state().expiresAt());
        }
    }

    void withdraw(String name) {
        withdrawn.add(name);
    }

    boolean isEmpty() {
        return held.isEmpty() && withdrawn.isEmpty();
    }

    /** Names that applications may read now. */
    Map<String, Held> held() {
        return held;
    }

    /** Names that they may not. */
    Set<String> withdrawn() {
        return withdrawn;
    }

    /** When names of {@link #held} end, where they do. */
    Map<String, Instant> expiries() {
        return expiries;
    }

    /** Names of {@link #withdrawn} whose time will come. */
    Map<String, StoredRow> ahead() {
        return ahead;
    }

    Map<UUID, Long> rowVersions() {
        return rowVersions;
    }
}
