package io.github.strongroom.keyring;

import com.google.crypto.tink.Mac;
import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Ed25519Verify;
import com.google.crypto.tink.subtle.PrfHmacJce;
import com.google.crypto.tink.subtle.PrfMac;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one installation, opened: seals and opens values, and makes their fingerprints. Exists only if the master key
 * belongs to the database. Safe for use by several threads.
 */
public final class Keyring {

    private static final int KEY_BYTES = 32;
    private static final long FIRST_START = 0x5354524f4e47L;

    private final MasterKeys masterKeys;
    private final UUID installation;
    private final Envelope envelope;
    private final Mac fingerprints;
    private final Mac rowSeals;
    private final Ed25519Sign auditSignatures;
    private final byte[] auditPublicKey;

    private Keyring(MasterKeys masterKeys, UUID installation, InstallationKeys keys)
            throws SQLException, GeneralSecurityException {
        this.masterKeys = masterKeys;
        this.installation = installation;
        this.envelope = new Envelope(masterKeys, installation);
        this.fingerprints = mac(keys.open(InstallationKeys.Purpose.FINGERPRINT));
        this.rowSeals = mac(keys.open(InstallationKeys.Purpose.ROW_SEAL));
        Ed25519Sign.KeyPair signing = keyPair(keys.open(InstallationKeys.Purpose.AUDIT_SIGNING));
        this.auditSignatures = new Ed25519Sign(signing.getPrivateKey());
        this.auditPublicKey = signing.getPublicKey();
        new Ed25519Verify(auditPublicKey).verify(auditSignatures.sign(auditPublicKey), auditPublicKey);
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        try {
            return new PrfMac(new PrfHmacJce("HMACSHA256", new SecretKeySpec(key, "HMAC")), KEY_BYTES);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Ed25519Sign.KeyPair keyPair(byte[] seed) throws GeneralSecurityException {
        try {
            // Tink keeps the array that it is given: cleared, it would sign with a key of zeros
            return Ed25519Sign.KeyPair.newKeyPairFromSeed(seed.clone());
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /**
     * Opens the keyring of a database, and makes it at the first start. Several servers may start at once: one makes it.
     *
     * @param connection an open connection in auto-commit mode
     * @throws io.github.strongroom.fault.FaultException {@code STR-0103} when the data was stored under a master key that
     *     is not among these, {@code STR-0104} when a key of the installation's own is damaged or missing
     * @throws SQLException when the database fails
     */
    public static Keyring open(MasterKeys masterKeys, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            Keyring keyring = openInTransaction(masterKeys, connection);
            connection.commit();
            return keyring;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** As {@link #open}, inside the caller's transaction: keys that are made are there when it is committed. */
    public static Keyring openInTransaction(MasterKeys masterKeys, Connection connection) throws SQLException {
        lockUntilCommit(connection);
        UUID installation = installation(connection);
        try {
            return new Keyring(masterKeys, installation, new InstallationKeys(masterKeys, installation, connection));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform lacks HMAC-SHA-256 or Ed25519", e);
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

    /** Which installation this is: what is sealed or signed for one is worth nothing in another. */
    public UUID installation() {
        return installation;
    }

    /** Id of the master key that wraps whatever is stored from now on. */
    public String kekId() {
        return masterKeys.current().id();
    }

    /** Ids of all master keys that this server was given, the current one's first. */
    public List<String> kekIds() {
        return List.copyOf(masterKeys.ids());
    }

    /** The raw Ed25519 public key (32 bytes) that belongs to the key for signing the audit trail. */
    public byte[] auditPublicKey() {
        return auditPublicKey.clone();
    }

    /** Signs a checkpoint of the audit trail with Ed25519 (RFC 8032), 64 bytes. */
    public byte[] sign(byte[] checkpoint) {
        try {
            return auditSignatures.sign(checkpoint);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A checkpoint could not be signed", e);
        }
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

    /**
     * Wraps the data key of a stored value under the current master key. The ciphertext is not touched, nor looked at.
     *
     * @throws io.github.strongroom.fault.FaultException as {@link #open}
     */
    public Sealed rewrap(Sealed sealed, UUID secret, int version) {
        return envelope.rewrap(sealed, secret, version);
    }

    /**
     * Wraps the keys of the installation's own under the current master key where they are under another, inside the caller's
     * transaction.
     *
     * @return how many were moved
     * @throws io.github.strongroom.fault.FaultException {@code STR-0104} when one does not open; none is moved then
     */
    public int rewrapInstallationKeys(Connection connection) throws SQLException {
        return new InstallationKeys(masterKeys, installation, connection).rewrap();
    }

    /** The seal of a secret's row, 32 bytes: HMAC-SHA-256 under a key of its own over the length-prefixed state. */
    public byte[] sealRow(SecretState state) {
        return seal(state.encoded(installation));
    }

    /** The seal of the record of a purge, made as that of a row. */
    public byte[] sealPurge(Purged secret) {
        return seal(secret.encoded(installation));
    }

    /** The seal of a row or a link of the audit trail, made as that of a secret's row: nobody else can add one. */
    public byte[] sealEvent(byte[] event) {
        return seal(event);
    }

    private byte[] seal(byte[] encoded) {
        try {
            return rowSeals.computeMac(encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A row could not be sealed", e);
        }
    }

    /** Whether the seal belongs to this state of a row. */
    public boolean isSealed(SecretState state, byte[] seal) {
        return isSealed(state.encoded(installation), seal);
    }

    /** Whether the seal belongs to this record of a purge. */
    public boolean isSealed(Purged secret, byte[] seal) {
        return isSealed(secret.encoded(installation), seal);
    }

    /** Whether the seal belongs to this row or link of the audit trail. */
    public boolean isSealedEvent(byte[] event, byte[] seal) {
        return isSealed(event, seal);
    }

    private boolean isSealed(byte[] encoded, byte[] seal) {
        try {
            rowSeals.verifyMac(seal == null ? new byte[0] : seal, encoded);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
