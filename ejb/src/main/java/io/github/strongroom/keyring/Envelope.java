package io.github.strongroom.keyring;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import io.github.strongroom.fault.Fault;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;

/**
 * Envelope encryption: AES-256-GCM under a fresh data key (DEK) for every version, the data key wrapped by the master key
 * (KEK), associated data on both layers. Safe for use by several threads.
 */
final class Envelope {

    private static final int DEK_BYTES = 32;

    private final MasterKeys masterKeys;
    private final UUID installation;

    Envelope(MasterKeys masterKeys, UUID installation) {
        this.masterKeys = masterKeys;
        this.installation = installation;
    }

    /** Encrypts, then opens the result and compares: what does not come back is never stored. */
    Sealed seal(SecretValue value, UUID secret, int version) {
        SealContext context = new SealContext(installation, secret, version);
        byte[] dek = Random.randBytes(DEK_BYTES);
        try {
            byte[] ciphertext = new AesGcmJce(dek).encrypt(value.utf8(), context.ofValue());
            MasterKey kek = masterKeys.current();
            Sealed sealed = new Sealed(kek.id(), kek.wrap(dek, context.ofDataKey()), ciphertext);
            if (!MessageDigest.isEqual(decrypt(kek, sealed, context), value.utf8())) {
                throw new IllegalStateException("A sealed value does not open to what was sealed");
            }
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value could not be sealed", e);
        } finally {
            Arrays.fill(dek, (byte) 0);
        }
    }

    /**
     * Decrypts.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0304} when the row names another master key,
     *     {@code STR-0303} when it does not open: changed, cut, or moved from another secret or version
     */
    SecretValue open(Sealed sealed, UUID secret, int version) {
        MasterKey kek = kekOf(sealed);
        try {
            return SecretValue.ofUtf8(decrypt(kek, sealed, new SealContext(installation, secret, version)));
        } catch (GeneralSecurityException e) {
            throw Fault.DAMAGED.causedBy(e);
        }
    }

    /**
     * Wraps the data key of a row under the current master key; the payload stays as it is.
     *
     * @throws io.github.strongroom.fault.FaultException as {@link #open}
     */
    Sealed rewrap(Sealed sealed, UUID secret, int version) {
        MasterKey kek = kekOf(sealed);
        byte[] associatedData = new SealContext(installation, secret, version).ofDataKey();
        MasterKey target = masterKeys.current();
        byte[] dek = {};
        try {
            dek = kek.unwrap(sealed.wrappedDek(), associatedData);
            byte[] wrapped = target.wrap(dek, associatedData);
            if (!MessageDigest.isEqual(target.unwrap(wrapped, associatedData), dek)) {
                throw new IllegalStateException("A data key does not unwrap to what was wrapped");
            }
            return new Sealed(target.id(), wrapped, sealed.ciphertext());
        } catch (GeneralSecurityException e) {
            throw Fault.DAMAGED.causedBy(e);
        } finally {
            Arrays.fill(dek, (byte) 0);
        }
    }

    private MasterKey kekOf(Sealed sealed) {
        return masterKeys.find(sealed.kekId()).orElseThrow(() -> Fault.KEY_MISSING.with(sealed.kekId()));
    }

    private static byte[] decrypt(MasterKey kek, Sealed sealed, SealContext context) throws GeneralSecurityException {
        byte[] dek = kek.unwrap(sealed.wrappedDek(), context.ofDataKey());
        try {
            return new AesGcmJce(dek).decrypt(sealed.ciphertext(), context.ofValue());
        } finally {
            Arrays.fill(dek, (byte) 0);
        }
    }
}
