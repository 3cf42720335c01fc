package io.github.strongroom.trail;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public key that checkpoints are verified with, as others write it. */
public final class SigningKey {

    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private SigningKey() {}

    /** A raw Ed25519 public key (32 bytes) as PEM (RFC 8410). */
    public static String toPem(byte[] raw) {
        return BEGIN + "\n" + Base64.getEncoder().encodeToString(encoded(raw)) + "\n" + END + "\n";
    }

    private static byte[] encoded(byte[] raw) {
        byte[] encoded = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, encoded, ED25519_PREFIX.length, raw.length);
        return encoded;
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException for a text that is no Ed25519 public key in PEM
     */
    public static PublicKey ofPem(String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("It has no lines " + BEGIN + " and " + END);
        }
        try {
            String base64 = pem.substring(begin + BEGIN.length(), end).replaceAll("\\s", "");
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("It is no Ed25519 public key", e);
        }
    }

    /** A raw Ed25519 public key (32 bytes). */
    public static PublicKey ofRaw(byte[] raw) {
        return ofPem(toPem(raw));
    }
}
