package io.github.strongroom.delivery;

import io.github.strongroom.configsource.Held;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.Sealed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads what applications are to get, by plain JDBC: it runs before there is a bean or a persistence unit. A value that does
 * not open is held as unavailable, so that this one name fails and the others are served.
 */
final class SnapshotReader {

    private static final Logger LOG = Logger.getLogger(SnapshotReader.class.getName());
    private static final int FETCH_ROWS = 50;

    // One statement, so that rows and horizon are of one moment. The horizon is the oldest transaction that was still
    // running then: whatever commits later carries this number or a higher one, and is found by the next read.
    private static final String CHANGES = "select s.name, s.id, v.version, v.kek_id, v.wrapped_dek, v.ciphertext,"
            + " s.active, s.expires_at, s.changed_xid::text as changed, h.horizon"
            + " from (select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, ?::xid8 as since) h"
            + " left join secret s on s.changed_xid >= h.since"
            + " left join secret_version v on v.secret_id = s.id and v.version = s.current_version";

    private final Keyring keyring;

    SnapshotReader(Keyring keyring) {
        this.keyring = keyring;
    }

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

    /**
     * What has changed.
     *
     * @param held names that applications may read now
     * @param withdrawn names that they may not
     * @param expiries when names of {@code held} end, where they do
     * @param position where the next read begins
     */
    record Changes(Map<String, Held> held, Set<String> withdrawn, Map<String, Instant> expiries, Position position) {

        boolean isEmpty() {
            return held.isEmpty() && withdrawn.isEmpty();
        }
    }

    /** All secrets that were changed since an earlier read. */
    Changes read(Connection connection, Position since) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement select = connection.prepareStatement(CHANGES)) {
            select.setFetchSize(FETCH_ROWS);
            select.setString(1, Long.toString(since.horizon()));
            try (ResultSet rows = select.executeQuery()) {
                return collect(rows, since, Instant.now());
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Changes collect(ResultSet rows, Position since, Instant now) throws SQLException {
        long horizon = since.horizon();
        Map<String, Long> known = new HashMap<>();
        Changes changes = new Changes(new HashMap<>(), new HashSet<>(), new HashMap<>(), since);
        while (rows.next()) {
            horizon = Long.parseLong(rows.getString("horizon"));
            String name = rows.getString("name");
            if (name != null) {
                Long changed = Long.valueOf(rows.getString("changed"));
                if (changed >= horizon) {
                    known.put(name, changed);
                }
                if (!changed.equals(since.known().get(name))) {
                    add(name, rows, now, changes);
                }
            }
        }
        return new Changes(changes.held, changes.withdrawn, changes.expiries, new Position(horizon, known));
    }

    private void add(String name, ResultSet row, Instant now, Changes changes) throws SQLException {
        OffsetDateTime end = row.getObject("expires_at", OffsetDateTime.class);
        if (!row.getBoolean("active") || (end != null && !end.toInstant().isAfter(now))) {
            changes.withdrawn.add(name);
            return;
        }
        changes.held.put(name, open(name, row));
        if (end != null) {
            changes.expiries.put(name, end.toInstant());
        }
    }

    private Held open(String name, ResultSet row) throws SQLException {
        Sealed sealed = new Sealed(row.getString("kek_id"), row.getBytes("wrapped_dek"), row.getBytes("ciphertext"));
        try {
            return Held.value(keyring.open(sealed, row.getObject("id", UUID.class), row.getInt("version"))
                    .reveal());
        } catch (FaultException e) {
            LOG.log(Level.SEVERE, "The value of ''{0}'' cannot be delivered. {1}", new Object[] {name, e});
            return Held.unavailable(e.toString());
        }
    }
}
