package io.github.strongroom.rotation;

import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.Sealed;
import io.github.strongroom.keyring.SecretState;
import io.github.strongroom.keyring.SecretState.Availability;
import io.github.strongroom.keyring.SecretState.Policy;
import io.github.strongroom.keyring.SecretValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Fills a vault with thousands of secrets in a moment: rows as the product stores them, sealed by its keyring. */
public final class SealedRows {

    private static final String SECRET =
            "insert into secret (id, name, kind, type, current_version, row_version, created_at,"
                    + " created_by, changed_at, changed_by, fingerprint, value_changed_at, seal)"
                    + " values (?, ?, 'SECRET', 'MULTILINE', 1, 1, now(), 'test', now(), 'test', ?, now(), ?)";

    private static final String VERSION =
            "insert into secret_version (secret_id, version, kek_id, wrapped_dek, ciphertext,"
                    + " fingerprint, created_at, created_by) values (?, 1, ?, ?, ?, ?, now(), 'test')";

    private SealedRows() {}

    /** Stores a secret with one version for each name, in one transaction, and returns their ids. */
    public static List<UUID> save(Connection connection, Keyring keyring, Map<String, String> values)
            throws SQLException {
        List<UUID> ids = new ArrayList<>();
        connection.setAutoCommit(false);
        try (PreparedStatement secrets = connection.prepareStatement(SECRET);
                PreparedStatement versions = connection.prepareStatement(VERSION)) {
            for (Map.Entry<String, String> each : values.entrySet()) {
                UUID id = UUID.randomUUID();
                add(secrets, versions, keyring, id, each.getKey(), each.getValue());
                ids.add(id);
            }
            secrets.executeBatch();
            versions.executeBatch();
            connection.commit();
            return ids;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void add(
            PreparedStatement secrets, PreparedStatement versions, Keyring keyring, UUID id, String name, String text)
            throws SQLException {
        SecretValue value = SecretValue.of(text).orElseThrow();
        Fingerprint fingerprint = keyring.fingerprint(value);
        secrets.setObject(1, id);
        secrets.setString(2, name);
        secrets.setBytes(3, fingerprint.bytes());
        secrets.setBytes(
                4,
                keyring.sealRow(new SecretState(
                        id, name, "SECRET", "MULTILINE", Availability.ALWAYS, Policy.NONE, 1, 1, fingerprint)));
        secrets.addBatch();
        Sealed sealed = keyring.seal(value, id, 1);
        versions.setObject(1, id);
        versions.setString(2, sealed.kekId());
        versions.setBytes(3, sealed.wrappedDek());
        versions.setBytes(4, sealed.ciphertext());
        versions.setBytes(5, fingerprint.bytes());
        versions.addBatch();
    }
}
