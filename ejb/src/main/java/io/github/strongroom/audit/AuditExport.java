package io.github.strongroom.audit;

import io.github.strongroom.bootstrap.VaultDataSource;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.SigningKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;

/**
 * An export that somebody was allowed to make and that is on record; given by {@link AuditExports}. All of it is of one moment. Without a filter
 * it goes as far as the last checkpoint, so that all of it is signed, unless rows behind that were tampered with: then they are in it.
 */
public final class AuditExport {

    private static final int AT_ONCE = 4;
    private static final Semaphore PLACES = new Semaphore(AT_ONCE);

    private final Keyring keyring;
    private final AuditFilter filter;
    private final boolean signed;

    AuditExport(Keyring keyring, AuditFilter filter, boolean signed) {
        this.keyring = keyring;
        this.filter = filter;
        this.signed = signed;
    }

    /**
     * Hands over all rows.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0614} while as many exports are under way as one server makes at
     *     once, {@code STR-0501} where the database fails; if that is in its midst, {@link TrailSink#end} is never called
     * @throws IOException where the sink does
     */
    public void writeTo(TrailSink sink) throws IOException {
        if (!PLACES.tryAcquire()) {
            throw Fault.AUDIT_EXPORTS_BUSY.with(AT_ONCE);
        }
        try (Connection connection = VaultDataSource.ofLongReads().getConnection()) {
            TrailSnapshot.begin(connection);
            write(connection, sink);
            connection.rollback();
        } catch (SQLException e) {
            throw Fault.STORE_UNAVAILABLE.causedBy(e);
        } finally {
            PLACES.release();
        }
    }

    private void write(Connection connection, TrailSink sink) throws SQLException, IOException {
        TrailReader reader = new TrailReader(keyring, connection);
        TrailReader.Start start = reader.start();
        sink.begin(new TrailSink.Beginning(
                keyring.installation(),
                SigningKey.toPem(keyring.auditPublicKey()),
                filter,
                start.position(),
                start.previousHash(),
                start.vouching(),
                Instant.now().truncatedTo(ChronoUnit.MICROS)));
        Counted counted = new Counted(sink);
        if (filter.isNone()) {
            long after = start.vouching() == null ? 0 : start.vouching().position();
            reader.read(after, upTo(connection), counted);
        } else {
            reader.read(filter, counted);
        }
        long rejected = rejected(connection, sink);
        long all = number(connection, "select count(*) from audit_unsealed")
                + number(connection, "select count(*) from audit_link where position > " + counted.last);
        sink.end(new TrailSink.Counts(counted.rows, counted.checkpoints, rejected, filter.isNone() ? all : 0));
    }

    private long upTo(Connection connection) throws SQLException {
        return signed
                ? new Checkpoints(keyring, connection)
                        .latest()
                        .map(Checkpoint::position)
                        .orElse(Long.MAX_VALUE)
                : Long.MAX_VALUE;
    }

    private long rejected(Connection connection, TrailSink sink) throws SQLException, IOException {
        long rejected = 0;
        if (filter.isNone()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select sequence, code, found_at from audit_rejected order by sequence")) {
                while (row.next()) {
                    rejected++;
                    sink.rejected(
                            row.getString(1),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant());
                }
            }
        }
        return rejected;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static final class Counted implements TrailReader.Sink {

        private final TrailSink sink;
        private long rows;
        private long checkpoints;
        private long last;

        Counted(TrailSink sink) {
            this.sink = sink;
        }

        @Override
        public void link(StoredLink link) throws IOException {
            sink.link(link);
            rows++;
            last = link.position();
        }

        @Override
        public void checkpoint(Checkpoint checkpoint) throws IOException {
            sink.checkpoint(checkpoint);
            checkpoints++;
        }
    }
}
