package io.github.strongroom.audit;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.TrailEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Chains rows of the audit trail right behind their commits. Rows are stored by many transactions at once, without waiting for each
 * other; here one after the other gets its position, the hash of the link before and its own. What is taken, and what was linked,
 * is committed together by the caller. A row that Strongroom did not write is not chained, but put on record as rejected.
 */
final class Chain {

    /** How many rows one transaction takes at most. */
    static final int BATCH = 5_000;

    private static final Logger LOG = Logger.getLogger(Chain.class.getName());
    private static final long LOCK = 0x53545241554449L;
    private static final HexFormat HEX = HexFormat.of();

    private static final int FETCH_ROWS = 500;

    // what was linked before is taken and no more; a row that is larger than Strongroom writes any is not even fetched
    private static final String TAKE = "with taken as (delete from audit_unsealed where sequence in"
            + " (select sequence from audit_unsealed order by sequence limit " + BATCH + ") returning sequence)"
            + " select t.sequence as taken, exists (select 1 from audit_event p where p.sequence = t.sequence) as present,"
            + " e.seal, " + TrailRows.COLUMNS + " from taken t left join audit_event e on e.sequence = t.sequence"
            + " and " + TrailRows.BYTES + " <= " + TrailRows.MAX_BYTES
            + " where not exists (select 1 from audit_link l where l.sequence = t.sequence) order by t.sequence";

    private static final String LINK =
            "insert into audit_link (position, sequence, previous_hash, hash, seal) values (?, ?, ?, ?, ?)";

    private static final String FORGOTTEN = "insert into audit_unsealed (sequence) select e.sequence from audit_event e"
            + " where e.sequence > ? and not exists (select 1 from audit_link l where l.sequence = e.sequence)"
            + " and not exists (select 1 from audit_rejected r where r.sequence = e.sequence) on conflict do nothing";

    private final Keyring keyring;
    private final Connection connection;
    private final Checkpoints checkpoints;

    /**
     * A chain on this connection.
     *
     * @param connection with a transaction under way, or to be begun by the first statement
     */
    Chain(Keyring keyring, Connection connection) {
        this.keyring = keyring;
        this.connection = connection;
        this.checkpoints = new Checkpoints(keyring, connection);
    }

    /** The last link: its position, 0 before the first, and its hash in hexadecimal. */
    record Head(long position, String hash) {}

    /** Whether this server may chain until it commits: one does at a time. */
    boolean tryLockUntilCommit() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The end of the chain; where all links were retired, the checkpoint that vouches for them. */
    Head head() throws SQLException {
        Optional<Head> signed = checkpoints.latest().map(last -> new Head(last.position(), last.head()));
        Optional<Head> linked = lastLink();
        return linked.filter(link -> signed.map(Head::position).orElse(0L) <= link.position())
                .or(() -> signed)
                .orElseGet(() -> new Head(0, TrailEvent.genesis(keyring.installation())));
    }

    private Optional<Head> lastLink() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select position, hash from audit_link order by position desc limit 1");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Head(row.getLong(1), HEX.formatHex(row.getBytes(2))))
                    : Optional.empty();
        }
    }

    /** Whether this is, or was, the end of the chain: it is linked, or retired up to a checkpoint behind it. */
    boolean contains(Head known) throws SQLException {
        if (known.position() == 0) {
            return true;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from audit_link where position = ? and hash = ?")) {
            select.setLong(1, known.position());
            select.setBytes(2, HEX.parseHex(known.hash()));
            try (ResultSet row = select.executeQuery()) {
                return row.next() || isRetired(known);
            }
        }
    }

    private boolean isRetired(Head known) throws SQLException {
        return checkpoints
                        .latest()
                        .filter(last -> last.position() >= known.position())
                        .isPresent()
                && number("select coalesce(min(position), 9223372036854775807) from audit_link") > known.position();
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Looks for rows that somebody has taken from those that wait, or has stored past them, and lets them wait: of those that came
     * since the last checkpoint.
     */
    void recallForgotten() throws SQLException {
        try (PreparedStatement recall = connection.prepareStatement(FORGOTTEN)) {
            long signed = checkpoints.latest().map(Checkpoint::position).orElse(0L);
            recall.setLong(1, number("select coalesce(max(sequence), 0) from audit_link where position <= " + signed));
            int forgotten = recall.executeUpdate();
            if (forgotten > 0) {
                LOG.log(
                        Level.WARNING,
                        "{0} rows of the audit trail did not wait for their link; now they do",
                        forgotten);
            }
        }
    }

    /**
     * Chains rows that were committed, at most {@link #BATCH}. The lock must be held.
     *
     * @param ofEarlierSchema whether rows without a seal are Strongroom's: so they are while a database of an earlier schema is
     *     upgraded
     * @return how many were taken
     */
    int extend(boolean ofEarlierSchema) throws SQLException {
        Head head = head();
        int taken = 0;
        try (PreparedStatement take = connection.prepareStatement(TAKE);
                PreparedStatement link = connection.prepareStatement(LINK)) {
            take.setFetchSize(FETCH_ROWS);
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    taken++;
                    Optional<TrailEvent> event = ofEarlierSchema ? legible(row) : genuine(row);
                    if (event.isPresent()) {
                        head = linked(event.get(), head, link);
                    }
                }
            }
            link.executeBatch();
        }
        return taken;
    }

    private Head linked(TrailEvent event, Head head, PreparedStatement link) throws SQLException {
        String sequence = event.value("sequence");
        long position = head.position() + 1;
        String hash = event.hash(position, head.hash());
        link.setLong(1, position);
        link.setLong(2, Long.parseLong(sequence));
        link.setBytes(3, HEX.parseHex(head.hash()));
        link.setBytes(4, HEX.parseHex(hash));
        link.setBytes(5, keyring.sealEvent(TrailEvent.sealedLink(position, sequence, hash)));
        link.addBatch();
        return new Head(position, hash);
    }

    /** The row, if it is Strongroom's; if not, it is put on record as rejected. */
    private Optional<TrailEvent> genuine(ResultSet row) throws SQLException {
        if (!row.getBoolean("present")) {
            reject(row.getLong("taken"), Fault.AUDIT_ROW_VANISHED);
            return Optional.empty();
        }
        byte[] seal = row.getBytes("seal");
        Optional<TrailEvent> own = legible(row).filter(event -> keyring.isSealedEvent(event.sealed(), seal));
        if (own.isEmpty()) {
            reject(row.getLong("taken"), Fault.AUDIT_ROW_FOREIGN);
        }
        return own;
    }

    /** What a stranger has written may be of any size, and its times beyond all years. */
    private static Optional<TrailEvent> legible(ResultSet row) throws SQLException {
        try {
            return row.getString("sequence") == null ? Optional.empty() : Optional.of(TrailRows.read(row));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void reject(long sequence, Fault why) throws SQLException {
        LOG.log(Level.SEVERE, "{0}", why.with(sequence));
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit_rejected (sequence, code) values (?, ?) on conflict do nothing")) {
            insert.setLong(1, sequence);
            insert.setString(2, why.code());
            insert.executeUpdate();
        }
    }
}
