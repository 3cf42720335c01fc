package io.github.strongroom.audit;

import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.SigningKey;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.logging.Logger;

/** Signs how the chain stands, in the database and in the server's log, which is the copy that no writer to the database reaches. */
final class Checkpoints {

    /** After so many rows one is signed. */
    static final long ROWS = 1_000;

    /** After so long one is signed, where rows were added. */
    static final Duration INTERVAL = Duration.ofMinutes(5);

    /** Without condition and order. */
    static final String SELECT = "select position, head, at, signature from audit_checkpoint";

    /** Among so many one is Strongroom's, or it is taken that there is none: what somebody else put there holds nothing up. */
    private static final int LOOKED_AT = 1_000;

    private static final Logger LOG = Logger.getLogger(Checkpoints.class.getName());
    private static final HexFormat HEX = HexFormat.of();

    private final Keyring keyring;
    private final Connection connection;

    Checkpoints(Keyring keyring, Connection connection) {
        this.keyring = keyring;
        this.connection = connection;
    }

    /** The last that Strongroom has signed; others are nobody's word. */
    Optional<Checkpoint> latest() throws SQLException {
        return first("desc");
    }

    /** The first that Strongroom has signed. */
    Optional<Checkpoint> earliest() throws SQLException {
        return first("asc");
    }

    private Optional<Checkpoint> first(String order) throws SQLException {
        PublicKey key = SigningKey.ofRaw(keyring.auditPublicKey());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        SELECT + " where isfinite(at) order by position " + order + " limit " + LOOKED_AT)) {
            while (row.next()) {
                Checkpoint found = read(row);
                if (found.isSignedBy(key)) {
                    return Optional.of(found);
                }
            }
            return Optional.empty();
        }
    }

    /** A checkpoint in the current row: position, head, time and signature. */
    Checkpoint read(ResultSet row) throws SQLException {
        return new Checkpoint(
                keyring.installation(),
                row.getLong("position"),
                HEX.formatHex(row.getBytes("head")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBytes("signature"));
    }

    /** Whether so many rows, or so much time, lie between the last one and this head. */
    boolean isDue(Chain.Head head) throws SQLException {
        Optional<Checkpoint> latest = latest();
        long since = head.position() - latest.map(Checkpoint::position).orElse(0L);
        Instant last = latest.map(Checkpoint::at).orElse(Instant.MIN);
        return since >= ROWS || (since > 0 && last.isBefore(Instant.now().minus(INTERVAL)));
    }

    /** Signs this head, unless it is signed already. */
    void sign(Chain.Head head) throws SQLException {
        if (head.position() == 0
                || latest().filter(c -> c.position() >= head.position()).isPresent()) {
            return;
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        byte[] signature =
                keyring.sign(Checkpoint.statement(keyring.installation(), head.position(), head.hash(), now));
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit_checkpoint (position, head, at, signature, server) values (?, ?, ?, ?, ?)"
                        + " on conflict (position) do nothing")) {
            insert.setLong(1, head.position());
            insert.setBytes(2, HEX.parseHex(head.hash()));
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            insert.setBytes(4, signature);
            insert.setString(5, ServerName.CURRENT);
            insert.executeUpdate();
        }
        LOG.info(() -> "Audit checkpoint: position " + head.position() + ", head " + head.hash() + ", at " + now
                + ", signature " + Base64.getEncoder().encodeToString(signature));
    }
}
