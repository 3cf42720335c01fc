package io.github.strongroom.keyring;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.github.strongroom.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key encryption key (KEK): wraps and unwraps data keys, and names itself by a fingerprint. The raw bytes are not kept
 * once they are imported. Safe for use by several threads.
 */
public final class MasterKey {

    private static final int BYTES = 32;
    private static final int ID_BYTES = 8;

    private final String id;
    private final Aead aead;

    private MasterKey(String id, Aead aead) {
        this.id = id;
        this.aead = aead;
    }

    /**
     * Imports a key.
     *
     * @param base64 base64 of exactly 32 random bytes
     * @throws io.github.strongroom.fault.FaultException {@code STR-0102} for anything else; the text is not repeated
     */
    public static MasterKey importFrom(String base64) {
        byte[] raw = decode(base64.strip());
        try {
            return new MasterKey(fingerprint(raw), new AesGcmJce(raw));
        } catch (GeneralSecurityException e) {
            throw Fault.MASTER_KEY_MALFORMED.causedBy(e, "it was refused by the cipher");
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    private static byte[] decode(String base64) {
        byte[] raw;
        try {
            raw = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Fault.MASTER_KEY_MALFORMED.with("it is not base64");
        }
        if (raw.length != BYTES) {
            throw Fault.MASTER_KEY_MALFORMED.with("it has " + raw.length + " bytes");
        }
        if (Arrays.equals(raw, new byte[BYTES])) {
            throw Fault.MASTER_KEY_MALFORMED.with("it is all zeros");
        }
        return raw;
    }

    /** A hash is safe here, and only here, because what it hashes is 256 random bits: there is nothing to guess. */
    private static String fingerprint(byte[] raw) throws GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("strongroom/kek-id".getBytes(StandardCharsets.UTF_8));
        byte[] digest = sha256.digest(raw);
        return "kek-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    /** Fingerprint of the key, {@code kek-} and 16 hexadecimal digits; may be shown and logged. */
    public String id() {
        return id;
    }

    byte[] wrap(byte[] key, byte[] associatedData) throws GeneralSecurityException {
        return aead.encrypt(key, associatedData);
    }

    byte[] unwrap(byte[] wrapped, byte[] associatedData) throws GeneralSecurityException {
        return aead.decrypt(wrapped, associatedData);
    }
}
