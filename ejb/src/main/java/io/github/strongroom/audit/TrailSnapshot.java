package io.github.strongroom.audit;

import java.sql.Connection;
import java.sql.SQLException;

/** The state of the trail at one moment, however long it takes to read it. */
final class TrailSnapshot {

    private TrailSnapshot() {}

    /** Begins the transaction on this connection in which all reads are of the moment of the first. */
    static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }
}
