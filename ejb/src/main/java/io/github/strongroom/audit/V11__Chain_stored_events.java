package io.github.strongroom.audit;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.MasterKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * The eleventh migration, which chains the rows that an earlier schema holds. They have no seal and are taken as they are, this once, and
 * signed: a row without a seal that comes later is not Strongroom's.
 */
public final class V11__Chain_stored_events extends BaseJavaMigration {

    private final MasterKeys masterKeys;

    public V11__Chain_stored_events(MasterKeys masterKeys) {
        this.masterKeys = masterKeys;
    }

    /**
     * Chains all rows.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0112} where rows were chained before; otherwise as {@link
     *     Keyring#open}
     */
    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        refuseToChainAgain(connection);
        Keyring keyring = Keyring.openInTransaction(masterKeys, connection);
        Chain chain = new Chain(keyring, connection);
        while (chain.extend(true) > 0) {
            // the next batch
        }
        new Checkpoints(keyring, connection).sign(chain.head());
    }

    private static void refuseToChainAgain(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet link = select.executeQuery("select 1 from audit_link union all select 1 from audit_checkpoint"
                        + " union all select 1 from audit_event where seal is not null limit 1")) {
            if (link.next()) {
                throw Fault.SEALED_BEFORE.with();
            }
        }
    }
}
