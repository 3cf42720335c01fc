package io.github.strongroom.bench;

import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.MasterKeys;
import io.github.strongroom.keyring.Purged;
import io.github.strongroom.keyring.Sealed;
import io.github.strongroom.keyring.SecretState;
import io.github.strongroom.keyring.SecretValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Fills a vault with {@link MadeSecret}s, in batches: real rows, encrypted and sealed under the vault's own keys by the product's own
 * keyring. Only the way over REST is left out, which is measured by itself.
 */
final class Fill implements AutoCloseable {

    private static final int BATCH = 2_000;
    private static final String SECRET = "insert into secret (id, name, kind, type, category, description, owner, tags,"
            + " active, expires_at, rotate_every, current_version, row_version, created_at, created_by, changed_at,"
            + " changed_by, fingerprint, value_changed_at, value_origin, seal)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, ?, 'bench', ?, 'bench', ?, ?, 'TYPED', ?)";
    private static final String VERSION =
            "insert into secret_version (secret_id, version, kek_id, wrapped_dek, ciphertext,"
                    + " fingerprint, created_at, created_by, origin) values (?, 1, ?, ?, ?, ?, ?, 'bench', 'TYPED')";

    private final Connection connection;
    private final Keyring keyring;
    private final PreparedStatement secrets;
    private final PreparedStatement versions;
    private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);

    private Fill(Connection connection, Keyring keyring) throws SQLException {
        this.connection = connection;
        this.keyring = keyring;
        connection.setAutoCommit(false);
        this.secrets = connection.prepareStatement(SECRET);
        this.versions = connection.prepareStatement(VERSION);
    }

    /** Adds entries until there are so many, and lets the database count them. */
    static void upTo(int count, Vault vault) throws SQLException {
        MasterKeys keys = MasterKeys.importFrom(vault.environment().get("SECRETS_MASTER_KEY"), "");
        Connection connection = vault.connect();
        try (Fill fill = new Fill(connection, Keyring.open(keys, connection))) {
            for (int number = 0; number < count; number++) {
                fill.add(new MadeSecret(number));
                if (number % BATCH == BATCH - 1) {
                    fill.flush();
                }
            }
            fill.flush();
        }
        vault.execute("vacuum analyze");
    }

    /** Removes all entries. */
    static void empty(Vault vault) throws SQLException {
        vault.execute("truncate secret_version, secret, purged_secret");
    }

    /** Purges all but the first {@link Scale#FEW} entries, with the record of it that the servers believe. */
    static void shrinkToFew(Vault vault) throws SQLException {
        vault.execute(
                "create table gone as select id, name, row_version from secret where name !~ '-0000[0-9][0-9]$'",
                "delete from secret_version where secret_id in (select id from gone)",
                "delete from secret where id in (select id from gone)");
        MasterKeys keys = MasterKeys.importFrom(vault.environment().get("SECRETS_MASTER_KEY"), "");
        try (Connection connection = vault.connect()) {
            recordPurges(connection, Keyring.open(keys, connection));
        }
        vault.execute("drop table gone", "vacuum full analyze");
    }

    private static void recordPurges(Connection connection, Keyring keyring) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement select = connection.createStatement();
                ResultSet gone = select.executeQuery("select id, name, row_version from gone");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into purged_secret (secret_id, name, row_version, seal) values (?, ?, ?, ?)")) {
            while (gone.next()) {
                Purged purged = new Purged(gone.getObject(1, UUID.class), gone.getString(2), gone.getLong(3));
                insert.setObject(1, purged.id());
                insert.setString(2, purged.name());
                insert.setLong(3, purged.rowVersion());
                insert.setBytes(4, keyring.sealPurge(purged));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private void add(MadeSecret made) throws SQLException {
        UUID id = UUID.randomUUID();
        SecretValue value = SecretValue.of(made.value()).orElseThrow();
        Fingerprint fingerprint = keyring.fingerprint(value);
        addSecret(made, id, fingerprint);
        Sealed sealed = keyring.seal(value, id, 1);
        int column = 1;
        versions.setObject(column++, id);
        versions.setString(column++, sealed.kekId());
        versions.setBytes(column++, sealed.wrappedDek());
        versions.setBytes(column++, sealed.ciphertext());
        versions.setBytes(column++, fingerprint.bytes());
        versions.setObject(column, made.valueChangedAt(now));
        versions.addBatch();
    }

    private void addSecret(MadeSecret made, UUID id, Fingerprint fingerprint) throws SQLException {
        SecretState state = state(made, id, fingerprint);
        int column = 1;
        secrets.setObject(column++, id);
        secrets.setString(column++, state.name());
        secrets.setString(column++, state.kind());
        secrets.setString(column++, state.type());
        secrets.setString(column++, made.category());
        secrets.setString(column++, made.description());
        secrets.setString(column++, made.owner());
        secrets.setString(column++, made.tags());
        secrets.setBoolean(column++, state.availability().active());
        secrets.setObject(column++, made.expiresAt(now));
        secrets.setString(column++, made.rotateEvery());
        secrets.setObject(column++, made.valueChangedAt(now));
        secrets.setObject(column++, now);
        secrets.setBytes(column++, fingerprint.bytes());
        secrets.setObject(column++, made.valueChangedAt(now));
        secrets.setBytes(column, keyring.sealRow(state));
        secrets.addBatch();
    }

    private SecretState state(MadeSecret made, UUID id, Fingerprint fingerprint) {
        OffsetDateTime end = made.expiresAt(now);
        return new SecretState(
                id,
                made.name(),
                made.isSecret() ? "SECRET" : "SETTING",
                made.isSecret() ? "MULTILINE" : "TEXT",
                new SecretState.Availability(made.isActive(), null, end == null ? null : end.toInstant(), null),
                SecretState.Policy.NONE,
                1,
                1,
                fingerprint);
    }

    private void flush() throws SQLException {
        secrets.executeBatch();
        versions.executeBatch();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
