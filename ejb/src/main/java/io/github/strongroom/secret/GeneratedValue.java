package io.github.strongroom.secret;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.SecretValue;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes values that nobody needs to see: passwords of letters, digits and symbols, and keys of random bytes. All from
 * {@link SecureRandom}, each character or byte independent of the others.
 */
public enum GeneratedValue {
    /** Letters and digits, at least one capital, one small letter and one digit among them. */
    PASSWORD {
        @Override
        String make(int length) {
            return password(length, List.of(CAPITALS, SMALL, DIGITS));
        }
    },
    /** As {@link #PASSWORD}, with at least one of {@code !#%*+-.:=?@_~} as well. */
    PASSWORD_WITH_SYMBOLS {
        @Override
        String make(int length) {
            return password(length, List.of(CAPITALS, SMALL, DIGITS, SYMBOLS));
        }
    },
    /** Random bytes in base64 (RFC 4648, section 4). */
    KEY_BASE64 {
        @Override
        String make(int length) {
            return Base64.getEncoder().encodeToString(bytes(length));
        }
    },
    /** Random bytes in base64 that is safe in URLs, without padding (RFC 4648, section 5). */
    KEY_BASE64URL {
        @Override
        String make(int length) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length));
        }
    },
    /** Random bytes in hexadecimal digits. */
    KEY_HEX {
        @Override
        String make(int length) {
            return HexFormat.of().formatHex(bytes(length));
        }
    };

    /** The length that is taken where none is given. */
    public static final int DEFAULT_LENGTH = 32;

    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 1024;

    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String SYMBOLS = "!#%*+-.:=?@_~";

    abstract String make(int length);

    /**
     * A fresh value.
     *
     * @param length characters of a password, bytes of a key: 8 to 1,024
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for another length
     */
    public SecretValue of(int length) {
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw Fault.FIELD_INVALID.with("length", "a whole number from " + MIN_LENGTH + " to " + MAX_LENGTH + ".");
        }
        return SecretValue.of(make(length)).orElseThrow();
    }

    /** Drawn again until every group is in it, so that each password that has them all is equally likely. */
    private static String password(int length, List<String> groups) {
        String alphabet = String.join("", groups);
        SecureRandom random = new SecureRandom();
        while (true) {
            StringBuilder drawn = new StringBuilder(length);
            random.ints(length, 0, alphabet.length()).forEach(i -> drawn.append(alphabet.charAt(i)));
            if (groups.stream().allMatch(group -> drawn.chars().anyMatch(c -> group.indexOf(c) >= 0))) {
                return drawn.toString();
            }
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
