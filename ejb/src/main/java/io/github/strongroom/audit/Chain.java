package io.github.strongroom.audit;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.trail.TrailEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
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

    private static final String TAKE = "with taken as (delete from audit_unsealed where sequence in"
            + " (select sequence from audit_unsealed order by sequence limit " + BATCH + ") returning sequence)"
            + " select t.sequence as taken, e.seal, " + TrailRows.COLUMNS
            + " from taken t left join audit_event e on e.sequence = t.sequence order by t.sequence";

    // where all links were retired, the chain goes on from the checkpoint that vouches for them
    private static final String HEAD = "select position, hash from audit_link union all"
            + " select position, head from audit_checkpoint order by position desc limit 1";

    private final Keyring keyring;
    private final Connection connection;

    /**
     * A chain on this connection.
     *
     * @param connection with a transaction under way, or to be begun by the first statement
     */
    Chain(Keyring keyring, Connection connection) {
        this.keyring = keyring;
        this.connection = connection;
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

    Head head() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HEAD);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new Head(row.getLong(1), HEX.formatHex(row.getBytes(2)))
                    : new Head(0, TrailEvent.genesis(keyring.installation()));
        }
    }

    /** Whether this is, or was, the end of the chain. */
    boolean contains(Head known) throws SQLException {
        if (known.position() == 0) {
            return true;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from audit_link where position = ? and hash = ?"
                        + " union all select 1 from audit_checkpoint where position >= ? limit 1")) {
            select.setLong(1, known.position());
            select.setBytes(2, HEX.parseHex(known.hash()));
            select.setLong(3, known.position());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
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
        long position = head.position();
        String hash = head.hash();
        int taken = 0;
        try (PreparedStatement take = connection.prepareStatement(TAKE);
                PreparedStatement link = connection.prepareStatement(
                        "insert into audit_link (position, sequence, previous_hash, hash) values (?, ?, ?, ?)");
                ResultSet row = take.executeQuery()) {
            while (row.next()) {
                taken++;
                Fault rejected = ofEarlierSchema ? null : rejection(row);
                if (rejected != null) {
                    reject(row.getLong("taken"), rejected);
                    continue;
                }
                String previous = hash;
                hash = TrailRows.read(row).hash(++position, previous);
                link.setLong(1, position);
                link.setLong(2, row.getLong("taken"));
                link.setBytes(3, HEX.parseHex(previous));
                link.setBytes(4, HEX.parseHex(hash));
                link.addBatch();
            }
            link.executeBatch();
        }
        return taken;
    }

    private Fault rejection(ResultSet row) throws SQLException {
        if (row.getString("sequence") == null) {
            return Fault.AUDIT_ROW_VANISHED;
        }
        boolean own = keyring.isSealedEvent(TrailRows.read(row).withoutSequence(), row.getBytes("seal"));
        return own ? null : Fault.AUDIT_ROW_FOREIGN;
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
