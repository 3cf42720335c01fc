package io.github.strongroom.stage;

import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.SecretState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Brings a secret's row into a state for which a test would have to wait for days, sealed as Strongroom itself would have. */
public final class SealedChange {

    private SealedChange() {}

    /**
     * Changes the row.
     *
     * @param assignment what {@code update … set} takes
     */
    public static void apply(Connection connection, Keyring keyring, String name, String assignment)
            throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "update secret set row_version = row_version + 1, " + assignment + " where name = ?", name);
        SecretState state = read(connection, name);
        try (PreparedStatement update = connection.prepareStatement("update secret set seal = ? where id = ?")) {
            update.setBytes(1, keyring.sealRow(state));
            update.setObject(2, state.id());
            update.executeUpdate();
        }
        connection.commit();
    }

    private static SecretState read(Connection connection, String name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + SecretState.COLUMNS + " from secret s where s.name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return SecretState.read(row);
            }
        }
    }

    private static void execute(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.executeUpdate();
        }
    }
}
