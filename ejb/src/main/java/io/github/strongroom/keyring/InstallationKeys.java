package io.github.strongroom.keyring;

import com.google.crypto.tink.subtle.Random;
import io.github.strongroom.fault.Fault;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys of the installation's own, one for each {@link Purpose}, wrapped by a master key in table {@code wrapped_key}. Lives
 * inside the transaction that opens the {@link Keyring}.
 */
final class InstallationKeys {

    private static final int BYTES = 32;

    private final MasterKeys masterKeys;
    private final UUID installation;
    private final Connection connection;

    InstallationKeys(MasterKeys masterKeys, UUID installation, Connection connection) {
        this.masterKeys = masterKeys;
        this.installation = installation;
        this.connection = connection;
    }

    /** What a key is for, and where data would be worthless without it: a query that finds a row in that case. */
    enum Purpose {
        FINGERPRINT("fingerprint", "select 1 from secret_version limit 1"),
        ROW_SEAL("row-seal", "select 1 from secret where seal is not null limit 1"),
        AUDIT_SIGNING("audit-signing", "select 1 where false");

        private final String id;
        private final String needed;

        Purpose(String id, String needed) {
            this.id = id;
            this.needed = needed;
        }
    }

    /**
     * Opens a key, and makes it where there is none yet.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0103} when it is under a master key that was not given,
     *     {@code STR-0104} when it does not open, or is missing where there is data that needs it
     */
    byte[] open(Purpose purpose) throws SQLException {
        byte[] context = SealContext.ofWrappedKey(installation, purpose.id);
        Optional<WrappedKey> stored = WrappedKey.find(purpose.id, connection);
        try {
            return stored.isPresent() ? unwrap(stored.get(), context) : make(purpose, context);
        } catch (GeneralSecurityException e) {
            throw Fault.WRAPPED_KEY_DAMAGED.causedBy(
                    e, purpose.id, stored.map(WrappedKey::kekId).orElse("?"));
        }
    }

    private byte[] unwrap(WrappedKey stored, byte[] context) throws GeneralSecurityException, SQLException {
        Optional<MasterKey> kek = masterKeys.find(stored.kekId());
        if (kek.isEmpty()) {
            throw Fault.MASTER_KEY_WRONG.with(
                    stored.kekId(), String.join(", ", masterKeys.ids()), valuesUnder(stored.kekId()));
        }
        return kek.get().unwrap(stored.wrapped(), context);
    }

    private long valuesUnder(String kekId) throws SQLException {
        try (PreparedStatement count =
                connection.prepareStatement("select count(*) from secret_version where kek_id = ?")) {
            count.setString(1, kekId);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** A lost key row must not be taken for a first start: whatever was made with it would be worthless. */
    private byte[] make(Purpose purpose, byte[] context) throws SQLException, GeneralSecurityException {
        MasterKey kek = masterKeys.current();
        try (PreparedStatement select = connection.prepareStatement(purpose.needed);
                ResultSet row = select.executeQuery()) {
            if (row.next()) {
                throw Fault.WRAPPED_KEY_DAMAGED.with(purpose.id, kek.id());
            }
        }
        byte[] fresh = Random.randBytes(BYTES);
        register(kek);
        new WrappedKey(purpose.id, kek.id(), kek.wrap(fresh, context)).insert(connection);
        return fresh;
    }

    /**
     * Wraps the keys under the current master key where they are under another.
     *
     * @return how many were moved
     * @throws io.github.strongroom.fault.FaultException {@code STR-0103} or {@code STR-0104} as {@link #open}; none is moved
     *     then
     */
    int rewrap() throws SQLException {
        Map<WrappedKey, WrappedKey> moving = new LinkedHashMap<>();
        for (Purpose purpose : Purpose.values()) {
            Optional<WrappedKey> stored = WrappedKey.find(purpose.id, connection);
            if (stored.isPresent()
                    && !stored.get().kekId().equals(masterKeys.current().id())) {
                moving.put(stored.get(), rewrapped(stored.get()));
            }
        }
        for (Map.Entry<WrappedKey, WrappedKey> key : moving.entrySet()) {
            key.getValue().replace(key.getKey(), connection);
        }
        return moving.size();
    }

    private WrappedKey rewrapped(WrappedKey stored) throws SQLException {
        byte[] context = SealContext.ofWrappedKey(installation, stored.purpose());
        MasterKey target = masterKeys.current();
        byte[] key = {};
        try {
            key = unwrap(stored, context);
            byte[] wrapped = target.wrap(key, context);
            if (!MessageDigest.isEqual(target.unwrap(wrapped, context), key)) {
                throw new IllegalStateException("A wrapped key does not unwrap to what was wrapped");
            }
            return new WrappedKey(stored.purpose(), target.id(), wrapped);
        } catch (GeneralSecurityException e) {
            throw Fault.WRAPPED_KEY_DAMAGED.causedBy(e, stored.purpose(), stored.kekId());
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private void register(MasterKey kek) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into kek (id) values (?) on conflict do nothing")) {
            insert.setString(1, kek.id());
            insert.executeUpdate();
        }
    }
}
