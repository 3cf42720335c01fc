package io.github.strongroom.keyring;

import com.google.crypto.tink.Mac;
import com.google.crypto.tink.subtle.PrfHmacJce;
import com.google.crypto.tink.subtle.PrfMac;
import com.google.crypto.tink.subtle.Random;
import io.github.strongroom.fault.Fault;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one installation, opened: seals and opens values, and makes their fingerprints. Exists only if the master key
 * belongs to the database. Safe for use by several threads.
 */
public final class Keyring {

    private static final String FINGERPRINT = "fingerprint";
    private static final int KEY_BYTES = 32;
    private static final long FIRST_START = 0x5354524f4e47L;

    private final MasterKey masterKey;
    private final Envelope envelope;
    private final Mac fingerprints;

    private Keyring(MasterKey masterKey, UUID installation, byte[] fingerprintKey) throws GeneralSecurityException {
        this.masterKey = masterKey;
        this.envelope = new Envelope(masterKey, installation);
        this.fingerprints =
                new PrfMac(new PrfHmacJce("HMACSHA256", new SecretKeySpec(fingerprintKey, "HMAC")), KEY_BYTES);
    }

    /**
     * Opens the keyring of a database, and makes it at the first start. Several servers may start at once: one makes it.
     *
     * @param connection an open connection in auto-commit mode
     * @throws io.github.strongroom.fault.FaultException {@code STR-0103} when the data was stored under another master key
     * @throws SQLException when the database fails
     */
    public static Keyring open(MasterKey masterKey, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            lockUntilCommit(connection);
            UUID installation = installation(connection);
            byte[] key = fingerprintKey(masterKey, installation, connection);
            connection.commit();
            try {
                return new Keyring(masterKey, installation, key);
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        } catch (GeneralSecurityException e) {
            throw Fault.WRAPPED_KEY_DAMAGED.causedBy(e, FINGERPRINT, masterKey.id());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void lockUntilCommit(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, FIRST_START);
            lock.execute();
        }
    }

    private static UUID installation(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into installation (id) values (?) on conflict (the_only) do nothing")) {
            insert.setObject(1, UUID.randomUUID());
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement("select id from installation");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private static byte[] fingerprintKey(MasterKey masterKey, UUID installation, Connection connection)
            throws SQLException, GeneralSecurityException {
        Optional<WrappedKey> stored = WrappedKey.find(FINGERPRINT, connection);
        byte[] context = SealContext.ofWrappedKey(installation, FINGERPRINT);
        if (stored.isEmpty()) {
            refuseWhereValuesAreStored(masterKey, connection);
            byte[] fresh = Random.randBytes(KEY_BYTES);
            new WrappedKey(FINGERPRINT, masterKey.id(), masterKey.wrap(fresh, context)).insert(connection);
            return fresh;
        }
        if (!stored.get().kekId().equals(masterKey.id())) {
            throw Fault.MASTER_KEY_WRONG.with(stored.get().kekId(), masterKey.id());
        }
        return masterKey.unwrap(stored.get().wrapped(), context);
    }

    /** A lost key row must not be taken for a first start: every fingerprint from before would be worthless. */
    private static void refuseWhereValuesAreStored(MasterKey masterKey, Connection connection)
            throws SQLException, GeneralSecurityException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from secret_version limit 1");
                ResultSet row = select.executeQuery()) {
            if (row.next()) {
                throw Fault.WRAPPED_KEY_DAMAGED.with(FINGERPRINT, masterKey.id());
            }
        }
    }

    /** Id of the master key in use. */
    public String kekId() {
        return masterKey.id();
    }

    /** Encrypts a value for one version of one secret; the result has been opened again and compared. */
    public Sealed seal(SecretValue value, UUID secret, int version) {
        return envelope.seal(value, secret, version);
    }

    /**
     * Decrypts what was sealed for this version of this secret.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0304} when it needs another master key, {@code STR-0303}
     *     when it does not open
     */
    public SecretValue open(Sealed sealed, UUID secret, int version) {
        return envelope.open(sealed, secret, version);
    }

    /** The fingerprint of a value; the same value has the same one throughout this installation. */
    public Fingerprint fingerprint(SecretValue value) {
        try {
            return Fingerprint.of(fingerprints.computeMac(value.utf8()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A fingerprint could not be made", e);
        }
    }
}
