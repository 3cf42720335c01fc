package io.github.strongroom.secret;

import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.MasterKeys;
import io.github.strongroom.keyring.SecretState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * The third migration, after which every row of {@code secret} is sealed. It runs once in the life of a database: a row that
 * loses its seal later is not given a new one.
 */
public final class V3__Seal_stored_rows extends BaseJavaMigration {

    private final DataSource database;
    private final MasterKeys masterKeys;

    public V3__Seal_stored_rows(DataSource database, MasterKeys masterKeys) {
        this.database = database;
        this.masterKeys = masterKeys;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Keyring keyring = keyring();
        try (Statement select = context.getConnection().createStatement();
                ResultSet rows = select.executeQuery("select id, name, kind, type, active, active_from, expires_at,"
                        + " deleted_at is not null, current_version, row_version, fingerprint from secret");
                PreparedStatement update =
                        context.getConnection().prepareStatement("update secret set seal = ? where id = ?")) {
            while (rows.next()) {
                SecretState state = state(rows);
                update.setBytes(1, keyring.sealRow(state));
                update.setObject(2, state.id());
                update.addBatch();
            }
            update.executeBatch();
        }
        try (Statement alter = context.getConnection().createStatement()) {
            alter.execute("alter table secret alter column seal set not null");
        }
    }

    private Keyring keyring() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Keyring.open(masterKeys, connection);
        }
    }

    private static SecretState state(ResultSet row) throws SQLException {
        int column = 1;
        return new SecretState(
                row.getObject(column++, UUID.class),
                row.getString(column++),
                row.getString(column++),
                row.getString(column++),
                row.getBoolean(column++),
                instant(row, column++),
                instant(row, column++),
                row.getBoolean(column++),
                row.getInt(column++),
                row.getLong(column++),
                Fingerprint.of(row.getBytes(column)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
