package io.github.strongroom.launcher;

import java.security.SecureRandom;
import java.util.Base64;

/** Fresh secrets from the system's secure random source. */
final class RandomSecret {

    /** Without the letters and digits that look alike. */
    private static final String READABLE = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int READABLE_LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    /** 192 random bits, for a program. */
    static String forProgram() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
    }

    /** 20 characters (115 random bits) that a person can read off and type. */
    static String forPerson() {
        return RANDOM.ints(READABLE_LENGTH, 0, READABLE.length())
                .map(READABLE::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
