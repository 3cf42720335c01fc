package io.github.strongroom.rotation;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.Sealed;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Moves a batch of rows of {@code secret_version} to the current master key, inside the caller's transaction. Only the wrapped
 * data key and the id of the key change. A row that somebody else is changing at the moment is left for the next pass, so
 * nobody waits for a rewrap in a circle; one that was destroyed stays destroyed.
 */
final class RewrapBatch {

    private static final String ROWS = "select secret_id, version, kek_id, wrapped_dek from secret_version"
            + " where kek_id = any(?) and (secret_id, version) > (?, ?)"
            + " order by secret_id, version limit ? for no key update skip locked";

    private static final String MOVE = "update secret_version set kek_id = ?, wrapped_dek = ?"
            + " where secret_id = ? and version = ? and kek_id = ?";

    private final Keyring keyring;
    private final Connection connection;
    private final String[] previous;

    RewrapBatch(Keyring keyring, Connection connection) {
        this.keyring = keyring;
        this.connection = connection;
        this.previous = keyring.kekIds().stream()
                .filter(id -> !id.equals(keyring.kekId()))
                .toArray(String[]::new);
    }

    /** A row is known by its secret and its version. */
    record Place(UUID secret, int version) {

        static final Place BEFORE_ALL = new Place(new UUID(0, 0), 0);

        @Override
        public String toString() {
            return "secret " + secret + ", version " + version;
        }
    }

    /**
     * What became of a batch.
     *
     * @param end the last row that was looked at; {@code null} when there was none left
     * @param moved how many were moved
     * @param failures the rows that were not, each with the reason
     */
    record Result(Place end, int moved, Map<Place, FaultException> failures) {}

    private record Row(Place place, Sealed sealed) {}

    Result move(Place after, int size) throws SQLException {
        List<Row> rows = rows(after, size);
        Map<Place, FaultException> failures = new LinkedHashMap<>();
        try (PreparedStatement update = connection.prepareStatement(MOVE)) {
            for (Row row : rows) {
                try {
                    add(update, row);
                } catch (FaultException e) {
                    failures.put(row.place, e);
                }
            }
            int moved = Arrays.stream(update.executeBatch()).sum();
            return new Result(rows.isEmpty() ? null : rows.get(rows.size() - 1).place, moved, failures);
        }
    }

    private List<Row> rows(Place after, int size) throws SQLException {
        Array keys = connection.createArrayOf("text", previous);
        try (PreparedStatement select = connection.prepareStatement(ROWS)) {
            select.setArray(1, keys);
            select.setObject(2, after.secret());
            select.setInt(3, after.version());
            select.setInt(4, size);
            try (ResultSet row = select.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(new Row(
                            new Place(row.getObject(1, UUID.class), row.getInt(2)),
                            new Sealed(row.getString(3), row.getBytes(4), new byte[0])));
                }
                return rows;
            }
        }
    }

    private void add(PreparedStatement update, Row row) throws SQLException {
        Sealed moved = keyring.rewrap(row.sealed, row.place.secret, row.place.version);
        update.setString(1, moved.kekId());
        update.setBytes(2, moved.wrappedDek());
        update.setObject(3, row.place.secret);
        update.setInt(4, row.place.version);
        update.setString(5, row.sealed.kekId());
        update.addBatch();
    }

    /** How many rows are under a key that this server was given as a previous one. */
    long left() throws SQLException {
        return count("select count(*) from secret_version where kek_id = any(?)", previous);
    }

    /** How many rows are under keys that this server was not given. */
    long notGiven() throws SQLException {
        String[] given = keyring.kekIds().toArray(String[]::new);
        return count("select count(*) from secret_version where kek_id <> all(?)", given);
    }

    private long count(String sql, String[] keys) throws SQLException {
        Array ids = connection.createArrayOf("text", keys);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, ids);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
