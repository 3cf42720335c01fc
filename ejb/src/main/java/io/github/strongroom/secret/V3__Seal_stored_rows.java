package io.github.strongroom.secret;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.MasterKeys;
import io.github.strongroom.keyring.SecretState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * The third migration, after which every row of {@code secret} is sealed. It makes the key for seals in the same transaction, so it
 * runs once in the life of a database: a row that loses its seal later is not given a new one.
 */
public final class V3__Seal_stored_rows extends BaseJavaMigration {

    private final MasterKeys masterKeys;

    public V3__Seal_stored_rows(MasterKeys masterKeys) {
        this.masterKeys = masterKeys;
    }

    /**
     * Seals all rows.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0112} where rows were sealed before; otherwise as {@link
     *     Keyring#open}
     */
    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        refuseToSealAgain(connection);
        Keyring keyring = Keyring.openInTransaction(masterKeys, connection);
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select " + SecretState.COLUMNS + " from secret s");
                PreparedStatement update = connection.prepareStatement("update secret set seal = ? where id = ?")) {
            while (rows.next()) {
                SecretState state = SecretState.read(rows);
                update.setBytes(1, keyring.sealRow(state));
                update.setObject(2, state.id());
                update.addBatch();
            }
            update.executeBatch();
        }
        try (Statement alter = connection.createStatement()) {
            alter.execute("alter table secret alter column seal set not null");
        }
    }

    private static void refuseToSealAgain(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet key = select.executeQuery("select 1 from wrapped_key where purpose = 'row-seal'")) {
            if (key.next()) {
                throw Fault.SEALED_BEFORE.with();
            }
        }
    }
}
