package io.github.strongroom.keyring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A row of {@code wrapped_key}: a key of the installation's own, encrypted under the master key. */
record WrappedKey(String purpose, String kekId, byte[] wrapped) {

    static Optional<WrappedKey> find(String purpose, Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select kek_id, wrapped from wrapped_key where purpose = ?")) {
            select.setString(1, purpose);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new WrappedKey(purpose, row.getString(1), row.getBytes(2)))
                        : Optional.empty();
            }
        }
    }

    void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into wrapped_key (purpose, kek_id, wrapped) values (?, ?, ?)")) {
            insert.setString(1, purpose);
            insert.setString(2, kekId);
            insert.setBytes(3, wrapped);
            insert.executeUpdate();
        }
    }

    /** Stores the same key under another master key, unless somebody else has done so. */
    void replace(WrappedKey earlier, Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update wrapped_key set kek_id = ?, wrapped = ? where purpose = ? and kek_id = ?")) {
            update.setString(1, kekId);
            update.setBytes(2, wrapped);
            update.setString(3, purpose);
            update.setString(4, earlier.kekId);
            update.executeUpdate();
        }
    }
}
