package io.github.strongroom.delivery;

import io.github.strongroom.keyring.Purged;
import io.github.strongroom.keyring.SecretState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Reads the rows that decide what applications are to get, by plain JDBC: it runs before there is a bean or a persistence unit.
 * Rows are handed on one by one; none is kept.
 */
final class SnapshotReader {

    private static final int FETCH_ROWS = 50;

    // One statement, so that rows and horizon are of one moment. The horizon is the oldest transaction that was still
    // running then: whatever commits later carries this number or a higher one, and is found by the next read.
    private static final String CHANGES = "select " + SecretState.COLUMNS + ", s.seal, s.changed_xid::text as changed,"
            + " h.horizon, v.kek_id, v.wrapped_dek, v.ciphertext, exists (select 1 from secret_version n"
            + " where n.secret_id = s.id and n.version > s.current_version) as outdated"
            + " from (select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, ?::xid8 as since) h"
            + " left join secret s on s.changed_xid >= h.since"
            + " left join secret_version v on v.secret_id = s.id and v.version = s.current_version";

    private static final String PURGED = "select p.name, p.secret_id, p.row_version, p.seal"
            + " from purged_secret p where p.changed_xid >= ?::xid8";

    /**
     * Where a read begins.
     *
     * @param horizon the oldest transaction that may not have been seen yet
     * @param known names at or above the horizon that were read already, each with the transaction that changed it; a long
     *     transaction elsewhere holds the horizon back, and these are not read again for that
     */
    record Position(long horizon, Map<String, Long> known) {

        /** Everything is new. */
        static final Position BEGINNING = new Position(0, Map.of());
    }

    /** Takes all secrets that were changed since an earlier read, and answers where the next read begins. */
    Position read(Connection connection, Position since, Changes changes) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement select = connection.prepareStatement(CHANGES)) {
            collectPurged(connection, since, changes);
            select.setFetchSize(FETCH_ROWS);
            select.setString(1, Long.toString(since.horizon()));
            try (ResultSet rows = select.executeQuery()) {
                return collect(rows, since, changes);
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Position collect(ResultSet rows, Position since, Changes changes) throws SQLException {
        long horizon = since.horizon();
        Map<String, Long> known = new HashMap<>();
        while (rows.next()) {
            horizon = Long.parseLong(rows.getString("horizon"));
            String name = rows.getString("name");
            if (name != null) {
                Long changed = Long.valueOf(rows.getString("changed"));
                if (changed >= horizon) {
                    known.put(name, changed);
                }
                if (!changed.equals(since.known().get(name))) {
                    changes.add(StoredRow.of(rows));
                }
            }
        }
        return new Position(horizon, known);
    }

    /** It is asked a moment before the rest: what is purged in between is found by the next read. */
    private static void collectPurged(Connection connection, Position since, Changes changes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PURGED)) {
            select.setString(1, Long.toString(since.horizon()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    changes.addPurged(
                            new Purged(
                                    rows.getObject("secret_id", UUID.class),
                                    rows.getString("name"),
                                    rows.getLong("row_version")),
                            rows.getBytes("seal"));
                }
            }
        }
    }
}
