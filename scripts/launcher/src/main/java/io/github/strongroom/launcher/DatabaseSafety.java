package io.github.strongroom.launcher;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** What PostgreSQL must say of itself once it runs: a commit survives a power cut, and nobody connects without a password. */
final class DatabaseSafety {

    static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "password_encryption", "scram-sha-256",
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "");

    private static final String RULES_WITHOUT_SCRAM =
            "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method IS DISTINCT FROM 'scram-sha-256'";

    private DatabaseSafety() {}

    static void verify(Connection superuser) throws SQLException {
        for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
            String actual = ask(superuser, "SHOW " + setting.getKey());
            if (!actual.equals(setting.getValue())) {
                throw new LaunchException("PostgreSQL runs with " + setting.getKey() + " = '" + actual
                        + "' instead of '" + setting.getValue() + "'.");
            }
        }
        if (!ask(superuser, RULES_WITHOUT_SCRAM).equals("0")) {
            throw new LaunchException("PostgreSQL lets somebody in without a SCRAM password: see pg_hba.conf.");
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
