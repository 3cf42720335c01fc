package io.github.strongroom.usage;

import io.github.strongroom.configsource.CountedRead;
import io.github.strongroom.configsource.ReadBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tables {@code secret_usage} and {@code usage_batch}, within the transaction of the connection. */
final class UsageTable {

    private static final String NOTE =
            "insert into usage_batch (server, id, at) values (?, ?, now()) on conflict (server)"
                    + " do update set id = excluded.id, at = excluded.at where usage_batch.id <> excluded.id";
    private static final String ADD = "insert into secret_usage as u"
            + " (name, application, server, version, answer, first_at, last_at, count) values (?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (name, application, server, version, answer) do update set"
            + " first_at = least(u.first_at, excluded.first_at), last_at = greatest(u.last_at, excluded.last_at),"
            + " count = least(u.count, 9223372036854775807 - excluded.count) + excluded.count";
    private static final String FIND = "select application, server, version, answer, first_at, last_at, count"
            + " from secret_usage where name = ? order by application, server, version desc, last_at desc";

    private static final String REACH = "select distinct application, server from secret_usage"
            + " where name = any (?) and last_at > now() - make_interval(days => ?)";

    private final Connection connection;

    UsageTable(Connection connection) {
        this.connection = connection;
    }

    /** Notes that this server writes the batch; {@code false} where it has written it before. */
    boolean note(ReadBatch batch, String server) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
            insert.setString(1, server);
            insert.setObject(2, batch.id());
            return insert.executeUpdate() == 1;
        }
    }

    void add(List<CountedRead> reads, String server) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            for (CountedRead read : reads) {
                insert.setString(1, read.name());
                insert.setString(2, read.application());
                insert.setString(3, server);
                insert.setInt(4, read.version());
                insert.setString(5, read.result().name());
                insert.setObject(6, utc(read.firstAt()));
                insert.setObject(7, utc(read.lastAt()));
                insert.setLong(8, read.count());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    List<Reading> find(String name) throws SQLException {
        List<Reading> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(Reading.of(row));
                }
            }
        }
        return found;
    }

    /** Who has asked for one of these names within so many days. */
    Usage.Reach reach(Collection<String> names, int days) throws SQLException {
        Set<String> applications = new TreeSet<>();
        Set<String> servers = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(REACH)) {
            select.setArray(1, connection.createArrayOf("text", names.toArray()));
            select.setInt(2, days);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    applications.add(row.getString(1));
                    servers.add(row.getString(2));
                }
            }
        }
        return new Usage.Reach(List.copyOf(applications), servers.size());
    }

    /** The current version of the secret; 0 where there is none of this name. */
    int currentVersion(String name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select current_version from secret where name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }
}
