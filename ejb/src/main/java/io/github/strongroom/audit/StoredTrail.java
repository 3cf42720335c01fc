package io.github.strongroom.audit;

import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.Finding;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The whole trail as it is in the database, in the transaction of a connection. */
final class StoredTrail {

    private static final String UNLINKED = " from audit_event e"
            + " where not exists (select 1 from audit_link l where l.sequence = e.sequence)"
            + " and not exists (select 1 from audit_unsealed u where u.sequence = e.sequence)"
            + " and not exists (select 1 from audit_rejected r where r.sequence = e.sequence)";

    private final Keyring keyring;
    private final Connection connection;

    StoredTrail(Keyring keyring, Connection connection) {
        this.keyring = keyring;
        this.connection = connection;
    }

    /** Is told how many rows were looked at, and how many there are. */
    interface Progress {
        void rows(long done, long total);
    }

    /** Checks all of it: the chain from its beginning to its end, and that no stored row is beside it without a reason. */
    VerifyReport verify(String expectedHead, Progress progress) throws SQLException, IOException {
        TrailReader reader = new TrailReader(keyring, connection);
        TrailReader.Start start = reader.start();
        long last = number("select coalesce(max(position), 0) from audit_link");
        long total = Math.max(0, last - start.position() + 1);
        progress.rows(0, total);
        long signedUpTo = new Checkpoints(keyring, connection)
                .latest()
                .map(Checkpoint::position)
                .orElse(0L);
        StoredTrailCheck check = new StoredTrailCheck(
                keyring, start.vouching(), signedUpTo + 1, expectedHead, done -> progress.rows(done, total));
        reader.read(start.vouching() == null ? 0 : start.vouching().position(), Long.MAX_VALUE, check);
        return new VerifyReport(
                check.end(),
                number("select count(*) from audit_rejected"),
                number("select count(*) from audit_unsealed"),
                unlinked());
    }

    private Finding unlinked() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*), min(e.sequence)" + UNLINKED)) {
            row.next();
            long rows = row.getLong(1);
            String what = rows == 1 ? "it is" : "this one and " + (rows - 1) + " others are";
            return rows == 0
                    ? null
                    : new Finding(
                            Finding.Kind.UNLINKED,
                            0,
                            row.getString(2),
                            what + " stored and neither chained nor waiting for it, so somebody took the link away");
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
