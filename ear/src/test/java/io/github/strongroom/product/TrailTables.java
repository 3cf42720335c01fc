package io.github.strongroom.product;

import io.github.strongroom.trail.TrailEvent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The tables of the trail in the hands of a superuser who tampers with them, and puts everything back afterwards. */
final class TrailTables implements AutoCloseable {

    private static final List<String> TABLES =
            List.of("audit_unsealed", "audit_event", "audit_link", "audit_checkpoint", "audit_rejected");

    private final Connection superuser;

    TrailTables(Connection superuser) throws SQLException {
        this.superuser = superuser;
        // no trigger of the tables' runs for this session
        run("set session_replication_role = replica");
        run("alter table audit_link drop constraint audit_link_position_check");
    }

    void keep() throws SQLException {
        for (String table : TABLES) {
            run("drop table if exists kept_" + table);
            run("create table kept_" + table + " as table " + table);
        }
    }

    void putBack() throws SQLException {
        superuser.setAutoCommit(false);
        for (String table : TABLES) {
            run("lock table " + table + " in access exclusive mode");
            run("delete from " + table);
            run("insert into " + table + " overriding system value select * from kept_" + table);
        }
        superuser.commit();
        superuser.setAutoCommit(true);
    }

    void run(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    String text(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Puts a row that Strongroom never wrote into the chain at a position, and those behind it one further. */
    void insertForged(long position) throws SQLException {
        long sequence = number(
                "insert into audit_event (at, actor, actor_kind, action, target, outcome, server) values"
                        + " ('2026-01-01T00:00:00Z', 'admin', 'USER', 'secret.reveal', 'forged', 'SUCCESS', 'x') returning sequence");
        String previous = hash("hash", position - 1);
        run("update audit_link set position = -position - 1 where position >= " + position);
        run("update audit_link set position = -position where position < 0");
        List<String> values = new ArrayList<>();
        TrailEvent.FIELDS.forEach(field -> values.add(null));
        set(values, "sequence", Long.toString(sequence));
        set(values, "at", "2026-01-01T00:00:00.000000Z");
        set(values, "actor", "admin");
        set(values, "actorKind", "USER");
        set(values, "action", "secret.reveal");
        set(values, "target", "forged");
        set(values, "outcome", "SUCCESS");
        set(values, "server", "x");
        String hash = new TrailEvent(values).hash(position, previous);
        run("insert into audit_link values (" + position + ", " + sequence + ", decode('" + previous
                + "', 'hex'), decode('" + hash + "', 'hex'))");
    }

    private static void set(List<String> values, String field, String value) {
        values.set(TrailEvent.FIELDS.indexOf(field), value);
    }

    /** Lets a row of an export say something else, and chains it and all that follow anew, as its author would have to. */
    void rewrite(List<String> export, long from, String reason) throws SQLException {
        String previous = hash("previous_hash", from);
        try (PreparedStatement update =
                superuser.prepareStatement("update audit_link set previous_hash = ?, hash = ? where position = ?")) {
            for (String line : export) {
                JsonObject row = json(line);
                if (!row.getString("type").equals("row") || row.getInt("position") < from) {
                    continue;
                }
                long position = row.getInt("position");
                List<String> values = values(row);
                if (position == from) {
                    set(values, "reason", reason);
                    run("update audit_event set reason = '" + reason + "' where sequence = " + values.get(0));
                }
                String hash = new TrailEvent(values).hash(position, previous);
                update.setBytes(1, HexFormat.of().parseHex(previous));
                update.setBytes(2, HexFormat.of().parseHex(hash));
                update.setLong(3, position);
                update.executeUpdate();
                previous = hash;
            }
        }
    }

    static JsonObject json(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    private static List<String> values(JsonObject row) {
        List<String> values = new ArrayList<>();
        for (String field : TrailEvent.FIELDS) {
            boolean text =
                    row.containsKey(field) && row.get(field).getValueType() == jakarta.json.JsonValue.ValueType.STRING;
            values.add(
                    !row.containsKey(field)
                            ? null
                            : text ? row.getString(field) : row.get(field).toString());
        }
        return values;
    }

    String hash(String column, long position) throws SQLException {
        return text("select encode(" + column + ", 'hex') from audit_link where position = " + position);
    }

    /** Many rows with links that fit nothing: only to have many. */
    void fill(int rows) throws SQLException {
        run("insert into audit_event (at, actor, actor_kind, action, target, outcome, server, user_agent)"
                + " select now(), 'admin', 'USER', 'secret.get', 'many.' || n, 'SUCCESS', 'x', 'y'"
                + " from generate_series(1, " + rows + ") n");
        run(
                "insert into audit_link select (select max(position) from audit_link) + row_number() over (order by sequence),"
                        + " sequence, '\\x00', '\\x00' from audit_event where user_agent = 'y'");
        run("analyze audit_event");
        run("analyze audit_link");
    }

    UUID installation() throws SQLException {
        return UUID.fromString(text("select id from installation"));
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
