package io.github.strongroom.rotation;

import io.github.strongroom.rotation.Rewrap.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The one row of table {@code rewrap}, by which every server and every restart knows of the rotation that is under way. */
final class RewrapRow {

    /** Rows of any kind that are not under the target, which stands for both question marks. */
    private static final String LEFT = "((select count(*) from secret_version where kek_id <> ?)"
            + " + (select count(*) from wrapped_key where kek_id <> ?))";

    private final Connection connection;

    RewrapRow(Connection connection) {
        this.connection = connection;
    }

    Optional<Rewrap> find() throws SQLException {
        String columns =
                "select target, state, total, done, failed, server, started_at, started_by, changed_at, finished_at,"
                        + " running_since, done_before from rewrap";
        try (PreparedStatement select = connection.prepareStatement(columns);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    private Rewrap read(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        return new Rewrap(
                row.getString("target"),
                state,
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("failed"),
                row.getString("server"),
                state == State.RUNNING && RewrapLock.isHeld(connection),
                time(row, "started_at"),
                row.getString("started_by"),
                time(row, "changed_at"),
                time(row, "finished_at"),
                time(row, "running_since"),
                row.getLong("done_before"));
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class);
    }

    boolean isRunningTo(String target) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from rewrap where state = 'RUNNING' and target = ?")) {
            select.setString(1, target);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** A new rewrap takes the place of the last. */
    void begin(String target, String by) throws SQLException {
        execute("delete from rewrap");
        execute(
                "insert into rewrap (target, state, total, done, failed, started_at, started_by, changed_at)"
                        + " values (?, 'RUNNING', " + LEFT + ", 0, 0, now(), ?, now())",
                target,
                target,
                target,
                by);
    }

    /** Whether it was in the one state and is in the other now. */
    boolean change(State from, State to) throws SQLException {
        return execute("update rewrap set state = ?, changed_at = now() where state = ?", to.name(), from.name()) == 1;
    }

    /** A server begins to work: what is left is counted anew, since rows may have come and gone. */
    void takeOver(String target, String server) throws SQLException {
        execute(
                "update rewrap set server = ?, failed = 0, total = done + " + LEFT + ", done_before = done,"
                        + " running_since = now(), changed_at = now() where target = ?",
                server,
                target,
                target,
                target);
    }

    /** Adds what was moved, and tells whether to go on. */
    boolean advance(String target, long moved, long failed) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update rewrap set done = done + ?, failed = ?, total = greatest(total, done + ? + ?), changed_at = now()"
                        + " where target = ? returning state = 'RUNNING'")) {
            update.setLong(1, moved);
            update.setLong(2, failed);
            update.setLong(3, moved);
            update.setLong(4, failed);
            update.setString(5, target);
            try (ResultSet row = update.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Whether the rewrap to this key was running and is done now. */
    boolean finish(String target) throws SQLException {
        return execute(
                        "update rewrap set state = 'DONE', total = done + failed, changed_at = now(), finished_at = now()"
                                + " where state = 'RUNNING' and target = ?",
                        target)
                == 1;
    }

    private int execute(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
