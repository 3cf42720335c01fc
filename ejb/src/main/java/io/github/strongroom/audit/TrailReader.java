package io.github.strongroom.audit;

import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.TrailEvent;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;

/** Reads the chain in its order, however long it is, and holds no more than a batch of it. On a connection in a transaction. */
final class TrailReader {

    private static final int BATCH = 1_000;
    private static final HexFormat HEX = HexFormat.of();
    private static final String LINKS =
            "select l.position, l.sequence as linked, l.previous_hash, l.hash, l.seal as link_seal, e.seal, "
                    + TrailRows.COLUMNS + " from audit_link l left join audit_event e on e.sequence = l.sequence"
                    + " where l.position > ? and l.position <= ? order by l.position";
    private static final String FILTERED_LINKS =
            "select l.position, l.sequence as linked, l.previous_hash, l.hash, l.seal as link_seal, e.seal, "
                    + TrailRows.COLUMNS + " from audit_event e join audit_link l on l.sequence = e.sequence where ";

    private final Keyring keyring;
    private final Connection connection;
    private final Checkpoints checkpoints;

    TrailReader(Keyring keyring, Connection connection) {
        this.keyring = keyring;
        this.connection = connection;
        this.checkpoints = new Checkpoints(keyring, connection);
    }

    /**
     * Where the chain begins.
     *
     * @param position of the first link, or that the first would have
     * @param previousHash what stands before it
     * @param vouching the checkpoint for retired rows, {@code null} for none
     */
    record Start(long position, String previousHash, Checkpoint vouching) {}

    Start start() throws SQLException {
        Optional<Checkpoint> earliest = checkpoints.earliest();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select position, previous_hash from audit_link order by position limit 1")) {
            if (row.next()) {
                long first = row.getLong(1);
                Checkpoint vouching = earliest.filter(c -> c.position() < first).orElse(null);
                return new Start(first, HEX.formatHex(row.getBytes(2)), vouching);
            }
        }
        return earliest.map(c -> new Start(c.position() + 1, c.head(), c))
                .orElseGet(() -> new Start(1, TrailEvent.genesis(keyring.installation()), null));
    }

    /** Takes links and checkpoints as they are read. */
    interface Sink {
        void link(StoredLink link) throws IOException, SQLException;

        void checkpoint(Checkpoint checkpoint) throws IOException, SQLException;
    }

    /**
     * Hands over all links behind one position up to another, and each checkpoint behind the link that it is about, or behind the
     * last where its own is missing.
     */
    void read(long after, long upTo, Sink sink) throws SQLException, IOException {
        planInOrderOfTheChain();
        try (PreparedStatement links = statement(LINKS);
                PreparedStatement signed =
                        statement(Checkpoints.SELECT + " where position > ? and position <= ? order by position")) {
            for (PreparedStatement statement : new PreparedStatement[] {links, signed}) {
                statement.setLong(1, after);
                statement.setLong(2, upTo);
            }
            try (ResultSet link = links.executeQuery();
                    ResultSet checkpoint = signed.executeQuery()) {
                merge(link, checkpoint, sink);
            }
        }
    }

    private void merge(ResultSet links, ResultSet signed, Sink sink) throws SQLException, IOException {
        Checkpoint next = signed.next() ? checkpoints.read(signed) : null;
        while (links.next()) {
            StoredLink link = link(links);
            while (next != null && next.position() < link.position()) {
                sink.checkpoint(next);
                next = signed.next() ? checkpoints.read(signed) : null;
            }
            sink.link(link);
        }
        while (next != null) {
            sink.checkpoint(next);
            next = signed.next() ? checkpoints.read(signed) : null;
        }
    }

    /** Hands over the links of those rows that a filter finds, in the order of the chain. */
    void read(AuditFilter filter, Sink sink) throws SQLException, IOException {
        AuditCondition condition = AuditCondition.of(filter);
        try (PreparedStatement select = statement(FILTERED_LINKS + condition.jdbcSql() + " order by l.position")) {
            condition.bind(select);
            try (ResultSet links = select.executeQuery()) {
                while (links.next()) {
                    sink.link(link(links));
                }
            }
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(BATCH);
        return statement;
    }

    /** From the indexes, row by row: the first is there at once, and nothing is sorted that is in order already. */
    private void planInOrderOfTheChain() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local enable_hashjoin = off; set local enable_sort = off; set local jit = off");
        }
    }

    private static StoredLink link(ResultSet row) throws SQLException {
        return new StoredLink(
                row.getLong("position"),
                row.getString("linked"),
                HEX.formatHex(row.getBytes("previous_hash")),
                HEX.formatHex(row.getBytes("hash")),
                row.getBytes("link_seal"),
                row.getString("sequence") == null ? null : TrailRows.read(row),
                row.getBytes("seal"));
    }
}
