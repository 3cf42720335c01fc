package io.github.strongroom.audit;

import io.github.strongroom.trail.TrailEvent;
import io.github.strongroom.trail.TrailTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Rows of table {@code audit_event} in the form in which they are chained and exported. */
final class TrailRows {

    /** The columns that {@link #read} needs, of a table that is called {@code e}. */
    static final String COLUMNS =
            "e.sequence, e.at, e.actor, e.actor_kind, e.token_id, e.action, e.target, e.target_version,"
                    + " e.outcome, e.code, e.reason, e.address, e.user_agent, e.server, e.fingerprint_before, e.fingerprint_after,"
                    + " e.count, e.first_at, e.last_at";

    /** How many bytes the texts of a row {@code e} have; told without reading them. */
    static final String BYTES = "coalesce(octet_length(e.actor), 0) + coalesce(octet_length(e.token_id), 0)"
            + " + coalesce(octet_length(e.action), 0) + coalesce(octet_length(e.target), 0) + coalesce(octet_length(e.code), 0)"
            + " + coalesce(octet_length(e.reason), 0) + coalesce(octet_length(e.address), 0)"
            + " + coalesce(octet_length(e.user_agent), 0) + coalesce(octet_length(e.server), 0)"
            + " + coalesce(octet_length(e.fingerprint_before), 0) + coalesce(octet_length(e.fingerprint_after), 0)";

    /** More than Strongroom ever writes into one row: each text is cut after 1,000 characters. */
    static final int MAX_BYTES = 100_000;

    // the values of a row in their order
    private static final String ADD =
            "insert into audit_event (sequence, at, actor, actor_kind, token_id, action, target,"
                    + " target_version, outcome, code, reason, address, user_agent, server, fingerprint_before, fingerprint_after,"
                    + " count, first_at, last_at, seal) values (?::bigint, ?::timestamptz, ?, ?, ?, ?, ?, ?::integer, ?, ?, ?, ?, ?, ?,"
                    + " decode(?, 'hex'), decode(?, 'hex'), ?::bigint, ?::timestamptz, ?::timestamptz, ?)";

    private static final HexFormat HEX = HexFormat.of();
    private static final List<String> TEXTS_BEFORE_VERSION =
            List.of("actor", "actor_kind", "token_id", "action", "target");
    private static final List<String> TEXTS_AFTER_VERSION =
            List.of("outcome", "code", "reason", "address", "user_agent", "server");

    private TrailRows() {}

    /** Adds sealed rows, many at once. */
    static void add(List<AuditEvent> rows, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            for (AuditEvent row : rows) {
                List<String> values = row.toTrailEvent().values();
                for (int i = 0; i < values.size(); i++) {
                    insert.setString(i + 1, values.get(i));
                }
                insert.setBytes(values.size() + 1, row.seal());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The current row. */
    static TrailEvent read(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>(TrailEvent.FIELDS.size());
        values.add(row.getString("sequence"));
        values.add(time(row, "at"));
        addAll(values, TEXTS_BEFORE_VERSION, row);
        values.add(row.getString("target_version"));
        addAll(values, TEXTS_AFTER_VERSION, row);
        values.add(hex(row.getBytes("fingerprint_before")));
        values.add(hex(row.getBytes("fingerprint_after")));
        values.add(row.getString("count"));
        values.add(time(row, "first_at"));
        values.add(time(row, "last_at"));
        return new TrailEvent(values);
    }

    private static void addAll(List<String> values, List<String> columns, ResultSet row) throws SQLException {
        for (String column : columns) {
            values.add(row.getString(column));
        }
    }

    private static String time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : TrailTime.text(time.toInstant());
    }

    /** Bytes in hexadecimal; {@code null} for none. */
    static String hex(byte[] bytes) {
        return bytes == null ? null : HEX.formatHex(bytes);
    }
}
