package io.github.strongroom.keyring;

import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A keyed fingerprint of a value (HMAC-SHA-256, 32 bytes): tells whether two values are the same and nothing more to anyone
 * who does not hold the key. May be stored and shown.
 */
public final class Fingerprint {

    private static final int SHOWN_BYTES = 6;

    private final byte[] hmac;

    private Fingerprint(byte[] hmac) {
        this.hmac = hmac.clone();
    }

    public static Fingerprint of(byte[] hmac) {
        return new Fingerprint(hmac);
    }

    public byte[] bytes() {
        return hmac.clone();
    }

    String hex() {
        return HexFormat.of().formatHex(hmac);
    }

    /** The first 12 hexadecimal digits, for people to compare. */
    public String shown() {
        return HexFormat.of().formatHex(hmac, 0, Math.min(SHOWN_BYTES, hmac.length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint f && MessageDigest.isEqual(hmac, f.hmac);
    }

    @Override
    public int hashCode() {
        return HexFormat.fromHexDigits(shown(), 0, 8);
    }

    @Override
    public String toString() {
        return shown();
    }
}
