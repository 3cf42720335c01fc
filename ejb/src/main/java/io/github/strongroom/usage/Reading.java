package io.github.strongroom.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * What an application on a server has read under a name, of one version and with one answer.
 *
 * @param version 0 where none was held under the name
 * @param firstAt no read was before
 * @param lastAt no read was after
 */
public record Reading(
        String application,
        String server,
        int version,
        Answer answer,
        OffsetDateTime firstAt,
        OffsetDateTime lastAt,
        long count) {

    /** What the application was answered. */
    public enum Answer {
        VALUE,
        INACTIVE,
        SCHEDULED,
        EXPIRED,
        DELETED,
        UNAVAILABLE,
        UNPUBLISHED,
        RESERVED,
        NOT_HELD
    }

    static Reading of(ResultSet row) throws SQLException {
        return new Reading(
                row.getString("application"),
                row.getString("server"),
                row.getInt("version"),
                Answer.valueOf(row.getString("answer")),
                utc(row, "first_at"),
                utc(row, "last_at"),
                row.getLong("count"));
    }

    private static OffsetDateTime utc(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
