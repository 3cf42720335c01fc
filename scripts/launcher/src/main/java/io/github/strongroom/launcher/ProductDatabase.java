package io.github.strongroom.launcher;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Strongroom's own role, which is no superuser, and the database that this role owns. */
final class ProductDatabase {

    static final String NAME = "strongroom";

    private ProductDatabase() {}

    /** Makes what is missing. The password goes over the wire as a SCRAM verifier, so no log of statements can hold it. */
    static void ensure(Connection superuser, String password) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            if (!exists(superuser, "SELECT 1 FROM pg_roles WHERE rolname = ?")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION");
            }
            superuser.unwrap(PGConnection.class).alterUserPassword(NAME, password.toCharArray(), "scram-sha-256");
            if (!exists(superuser, "SELECT 1 FROM pg_database WHERE datname = ?")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, NAME);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
