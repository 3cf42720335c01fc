package io.github.strongroom.delivery;

import io.github.strongroom.configsource.Delivery;
import io.github.strongroom.configsource.Snapshot;
import io.github.strongroom.keyring.Keyring;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keeps what this server publishes in step with the database. {@link #readAll} reads everything and replaces what was
 * published, {@link #catchUp} reads what was committed since, and names whose time comes or is over are given and withdrawn at
 * their moment without a query: until then their values wait encrypted. A read that fails publishes nothing, so applications keep
 * what they had. Safe for use by several threads.
 */
public final class Publication {

    /** How long a read by an application may be under way while a snapshot is replaced, and still not keep the old value. */
    private static final Duration SETTLES_AFTER = Duration.ofMillis(200);

    private final SnapshotReader reader = new SnapshotReader();
    private final Keyring keyring;
    private final Map<String, Instant> expiries = new HashMap<>();
    private final Map<String, StoredRow> ahead = new HashMap<>();
    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();
    private Snapshot snapshot = Snapshot.of(Map.of());
    private SnapshotReader.Position position = SnapshotReader.Position.BEGINNING;
    private Instant settlesAt;

    public Publication(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * Reads everything and publishes it in the place of what was published. Due at the start, and after a connection was lost: behind the next may be
     * another database than before, after a fail-over or a restore, whose transactions have other numbers. What this server has seen it still knows:
     * an older state is refused, and what has vanished is not to be had.
     *
     * @return how many names applications may read
     */
    public synchronized int readAll(Connection connection) throws SQLException {
        Changes all = new Changes(keyring, seen);
        position = reader.read(connection, SnapshotReader.Position.BEGINNING, all);
        all.addVanished();
        expiries.clear();
        ahead.clear();
        remember(all);
        publish(Snapshot.of(all.held()));
        return all.readable();
    }

    /** Reads what was changed, and publishes where something was. */
    public synchronized void catchUp(Connection connection) throws SQLException {
        Changes changes = new Changes(keyring, seen);
        position = reader.read(connection, position, changes);
        apply(changes);
    }

    private void apply(Changes changes) {
        if (!changes.isEmpty()) {
            Stream.of(changes.held().keySet(), changes.expired(), changes.gone())
                    .forEach(names -> {
                        expiries.keySet().removeAll(names);
                        ahead.keySet().removeAll(names);
                    });
            remember(changes);
            publish(snapshot.with(changes.held(), changes.expired(), changes.gone()));
        }
    }

    private void remember(Changes changes) {
        expiries.putAll(changes.expiries());
        ahead.putAll(changes.ahead());
        seen.putAll(changes.seen());
    }

    /**
     * Whether this server has read a newer state of a secret, or another of the same age: then the one that is asked about was put in
     * its place by somebody. Reads no database and waits for nobody.
     *
     * @param seal of the state that is asked about
     */
    public boolean hasSeenNewer(UUID secret, long rowVersion, byte[] seal) {
        Seen newest = seen.get(secret);
        return newest != null && newest.isNewerThan(Seen.of(newest.name(), rowVersion, seal));
    }

    /**
     * Does what the clock asks for: gives names whose time has come, withdraws those whose time is over, and clears the applications'
     * caches once more a moment after something was published. A read that was under way then may have put the old value into a
     * cache after that was cleared.
     */
    public synchronized void tick() {
        Instant now = Instant.now();
        Changes due = new Changes(keyring, seen);
        ahead.values().stream().filter(row -> !row.isAhead(now)).forEach(due::deliver);
        expiries.forEach((name, end) -> {
            if (!end.isAfter(now)) {
                due.expire(name);
            }
        });
        if (!due.isEmpty()) {
            apply(due);
        } else if (settlesAt != null && !settlesAt.isAfter(now)) {
            settlesAt = null;
            Delivery.settle();
        }
    }

    /** How long until {@link #tick} has something to do; never negative, empty when nothing is due. */
    public synchronized Optional<Duration> untilNextTick() {
        Stream<Instant> moments = Stream.concat(
                expiries.values().stream(),
                ahead.values().stream().map(row -> row.state().availability().from()));
        return Stream.concat(moments, Stream.ofNullable(settlesAt))
                .min(Instant::compareTo)
                .map(due -> Duration.between(Instant.now(), due))
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    private void publish(Snapshot next) {
        snapshot = next;
        Delivery.publish(next);
        settlesAt = Instant.now().plus(SETTLES_AFTER);
    }
}
