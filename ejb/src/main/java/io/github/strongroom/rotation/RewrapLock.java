package io.github.strongroom.rotation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The lock of the server that works on a rewrap: PostgreSQL's, on that server's connection, so that it ends with the process
 * or the machine, however that ends, and with nothing else.
 */
final class RewrapLock {

    private static final long KEY = 0x5354525257L;

    // an advisory lock on one bigint is listed as its two halves
    private static final String HELD = "select exists (select 1 from pg_locks where locktype = 'advisory' and granted"
            + " and database = (select oid from pg_database where datname = current_database())"
            + " and classid::bigint = " + (KEY >>> 32) + " and objid::bigint = " + (KEY & 0xffffffffL)
            + " and objsubid = 1)";

    private RewrapLock() {}

    /** Takes the lock until {@link #release}, or until the connection ends. */
    static boolean tryTake(Connection connection) throws SQLException {
        return ask("select pg_try_advisory_lock(" + KEY + ")", connection);
    }

    static void release(Connection connection) throws SQLException {
        ask("select pg_advisory_unlock(" + KEY + ")", connection);
    }

    /** Takes the lock until the transaction ends: no server begins to work meanwhile. */
    static boolean tryTakeUntilCommit(Connection connection) throws SQLException {
        return ask("select pg_try_advisory_xact_lock(" + KEY + ")", connection);
    }

    static boolean isHeld(Connection connection) throws SQLException {
        return ask(HELD, connection);
    }

    /** Lets the database find out within half a minute that the machine of this connection is gone, which then frees the lock. */
    static void endWithTheMachine(Connection connection) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute("set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4");
        }
    }

    private static boolean ask(String question, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(question);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
