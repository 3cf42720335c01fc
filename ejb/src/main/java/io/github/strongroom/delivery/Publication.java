package io.github.strongroom.delivery;

import io.github.strongroom.configsource.Delivery;
import io.github.strongroom.configsource.Snapshot;
import io.github.strongroom.keyring.Keyring;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what this server publishes in step with the database: the first call reads everything, each later one what was
 * committed since, and names whose time is over are withdrawn at their moment without a query. A read that fails publishes
 * nothing, so applications keep what they had. Safe for use by several threads.
 */
public final class Publication {

    private final SnapshotReader reader;
    private final Map<String, Instant> expiries = new HashMap<>();
    private Snapshot snapshot = Snapshot.of(Map.of());
    private String horizon = SnapshotReader.BEGINNING;
    private boolean unsettled;

    public Publication(Keyring keyring) {
        this.reader = new SnapshotReader(keyring);
    }

    /**
     * Reads what was changed and publishes it.
     *
     * @return how many names were read
     */
    public synchronized int catchUp(Connection connection) throws SQLException {
        boolean first = horizon.equals(SnapshotReader.BEGINNING);
        SnapshotReader.Changes changes = reader.read(connection, horizon);
        horizon = changes.horizon();
        int read = changes.held().size() + changes.withdrawn().size();
        if (first || read > 0) {
            expiries.keySet().removeAll(changes.held().keySet());
            expiries.keySet().removeAll(changes.withdrawn());
            expiries.putAll(changes.expiries());
            publish(snapshot.with(changes.held(), changes.withdrawn()));
        }
        return read;
    }

    /** Withdraws the names whose time is over. */
    public synchronized void withdrawExpired() {
        Instant now = Instant.now();
        Set<String> over = new HashSet<>();
        expiries.forEach((name, end) -> {
            if (!end.isAfter(now)) {
                over.add(name);
            }
        });
        if (!over.isEmpty()) {
            expiries.keySet().removeAll(over);
            publish(snapshot.with(Map.of(), over));
        }
    }

    /** Whether {@link #settle} is due: something was published since it was last called. */
    public synchronized boolean isUnsettled() {
        return unsettled;
    }

    /** Clears the applications' caches once more, for reads that were under way while something was published. */
    public synchronized void settle() {
        if (unsettled) {
            unsettled = false;
            Delivery.settle();
        }
    }

    /** How long until the next name's time is over; never negative, empty when none has an end. */
    public synchronized Optional<Duration> untilNextExpiry() {
        return expiries.values().stream()
                .min(Instant::compareTo)
                .map(end -> Duration.between(Instant.now(), end))
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    private void publish(Snapshot next) {
        snapshot = next;
        unsettled = true;
        Delivery.publish(next);
    }
}
