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

    private final MasterKey masterKey;
    private final UUID installation;

    Envelope(MasterKey masterKey, UUID installation) {
        this.masterKey = masterKey;
        this.installation = installation;
    }

    /** Encrypts, then opens the result and compares: what does not come back is never stored. */
    Sealed seal(SecretValue value, UUID secret, int version) {
        SealContext context = new SealContext(installation, secret, version);
        byte[] dek = Random.randBytes(DEK_BYTES);
        try {
            byte[] ciphertext = new AesGcmJce(dek).encrypt(value.utf8(), context.ofValue());
            Sealed sealed = new Sealed(masterKey.id(), masterKey.wrap(dek, context.ofDataKey()), ciphertext);
            if (!MessageDigest.isEqual(decrypt(sealed, context), value.utf8())) {
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
        if (!masterKey.id().equals(sealed.kekId())) {
            throw Fault.KEY_MISSING.with(sealed.kekId());
        }
        try {
            return SecretValue.ofUtf8(decrypt(sealed, new SealContext(installation, secret, version)));
        } catch (GeneralSecurityException e) {
            throw Fault.DAMAGED.causedBy(e);
        }
    }

    private byte[] decrypt(Sealed sealed, SealContext context) throws GeneralSecurityException {
        byte[] dek = masterKey.unwrap(sealed.wrappedDek(), context.ofDataKey());
        try {
            return new AesGcmJce(dek).decrypt(sealed.ciphertext(), context.ofValue());
        } finally {
            Arrays.fill(dek, (byte) 0);
        }
    }
}
