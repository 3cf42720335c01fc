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
 * Keeps what this server publishes in step with the database. {@link #readAll} reads everything and replaces what was
 * published, {@link #catchUp} reads what was committed since, and names whose time is over are withdrawn at their moment
 * without a query. A read that fails publishes nothing, so applications keep what they had. Safe for use by several threads.
 */
public final class Publication {

    /** How long a read by an application may be under way while a snapshot is replaced, and still not keep the old value. */
    private static final Duration SETTLES_AFTER = Duration.ofMillis(200);

    private final SnapshotReader reader;
    private final Map<String, Instant> expiries = new HashMap<>();
    private Snapshot snapshot = Snapshot.of(Map.of());
    private SnapshotReader.Position position = SnapshotReader.Position.BEGINNING;
    private Instant settlesAt;

    public Publication(Keyring keyring) {
        this.reader = new SnapshotReader(keyring);
    }

    /**
     * Reads everything and publishes it in the place of what was published. Due at the start, and after a connection was lost: behind the next may be
     * another database than before, after a fail-over or a restore, whose transactions have other numbers.
     *
     * @return how many names applications may read
     */
    public synchronized int readAll(Connection connection) throws SQLException {
        SnapshotReader.Changes all = reader.read(connection, SnapshotReader.Position.BEGINNING);
        position = all.position();
        expiries.clear();
        expiries.putAll(all.expiries());
        publish(Snapshot.of(all.held()));
        return all.held().size();
    }

    /** Reads what was changed, and publishes where something was. */
    public synchronized void catchUp(Connection connection) throws SQLException {
        SnapshotReader.Changes changes = reader.read(connection, position);
        position = changes.position();
        if (!changes.isEmpty()) {
            expiries.keySet().removeAll(changes.held().keySet());
            expiries.keySet().removeAll(changes.withdrawn());
            expiries.putAll(changes.expiries());
            publish(snapshot.with(changes.held(), changes.withdrawn()));
        }
    }

    /**
     * Does what the clock asks for: withdraws names whose time is over, and clears the applications' caches once more a
     * moment after something was published. A read that was under way then may have put the old value into a cache after
     * that was cleared.
     */
    public synchronized void tick() {
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
        } else if (settlesAt != null && !settlesAt.isAfter(now)) {
            settlesAt = null;
            Delivery.settle();
        }
    }

    /** How long until {@link #tick} has something to do; never negative, empty when nothing is due. */
    public synchronized Optional<Duration> untilNextTick() {
        Optional<Instant> expiry = expiries.values().stream().min(Instant::compareTo);
        Optional<Instant> next = settlesAt == null
                ? expiry
                : Optional.of(expiry.filter(end -> end.isBefore(settlesAt)).orElse(settlesAt));
        return next.map(due -> Duration.between(Instant.now(), due))
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    private void publish(Snapshot next) {
        snapshot = next;
        Delivery.publish(next);
        settlesAt = Instant.now().plus(SETTLES_AFTER);
    }
}
