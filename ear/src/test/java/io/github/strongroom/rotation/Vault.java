package io.github.strongroom.rotation;

import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.MasterKeys;
import io.github.strongroom.keyring.Sealed;
import io.github.strongroom.launcher.EmbeddedDatabase;
import io.github.strongroom.secret.V3__Seal_stored_rows;
import io.github.strongroom.stage.Stage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A vault without a server: the product's tables in a real PostgreSQL, and rows sealed by the product's keyring. */
final class Vault implements AutoCloseable {

    private final EmbeddedDatabase database;
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    Vault(Path directory) {
        database = EmbeddedDatabase.start(directory);
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .javaMigrations(new V3__Seal_stored_rows(keys(Stage.randomKey())))
                .load()
                .migrate();
    }

    static MasterKeys keys(String current, String... previous) {
        return MasterKeys.importFrom(current, String.join(",", previous));
    }

    Connection connect() throws SQLException {
        return source.getConnection();
    }

    /** Everything is empty again, as at the first start of all. */
    void clear() throws SQLException {
        execute("truncate secret_version, secret, wrapped_key, installation, rewrap, retired_kek, kek");
    }

    Keyring keyring(String current, String... previous) throws SQLException {
        try (Connection connection = connect()) {
            Keyring keyring = Keyring.open(keys(current, previous), connection);
            new KeyTable(keyring, connection).admitCurrent();
            return keyring;
        }
    }

    /** What a server with these keys does at its start. */
    void admit(Keyring keyring) throws SQLException {
        try (Connection connection = connect()) {
            new KeyTable(keyring, connection).admitCurrent();
        }
    }

    /** A secret with one version. */
    UUID save(Keyring keyring, String value) throws SQLException {
        try (Connection connection = connect()) {
            return SealedRows.save(connection, keyring, Map.of("rotation." + UUID.randomUUID(), value))
                    .get(0);
        }
    }

    String open(Keyring keyring, UUID id) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(
                        "select kek_id, wrapped_dek, ciphertext from secret_version where secret_id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Sealed sealed = new Sealed(row.getString(1), row.getBytes(2), row.getBytes(3));
                return keyring.open(sealed, id, 1).reveal();
            }
        }
    }

    /** One column of all versions, in hexadecimal or as text, by secret. */
    Map<UUID, String> column(String name) throws SQLException {
        Map<UUID, String> values = new TreeMap<>();
        try (Connection connection = connect();
                PreparedStatement select =
                        connection.prepareStatement("select secret_id, " + name + " from secret_version");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Object value = row.getObject(2);
                values.put(
                        row.getObject(1, UUID.class),
                        value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value));
            }
        }
        return values;
    }

    /** Ids of the keys that are listed. */
    List<String> keys() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement("select id from kek order by id");
                ResultSet row = select.executeQuery()) {
            List<String> keys = new ArrayList<>();
            while (row.next()) {
                keys.add(row.getString(1));
            }
            return keys;
        }
    }

    int execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
