package io.github.strongroom.launcher;

import java.util.Arrays;
import java.util.Base64;

/** The form of a master key: base64 of exactly 32 bytes. */
final class MasterKey {

    static final int BYTES = 32;

    private MasterKey() {}

    static String generate() {
        return Base64.getEncoder().encodeToString(RandomSecret.bytes(BYTES));
    }

    /** Refuses anything else, naming where it came from and the command that makes a key, and never the value. */
    static void check(String value, String origin) {
        if (!isKey(value.strip())) {
            throw Refusal.usage(origin + " is not base64 of exactly 32 bytes: make a key with"
                    + " scripts/generate-master-key.sh.");
        }
    }

    private static boolean isKey(String text) {
        try {
            byte[] decoded = Base64.getDecoder().decode(text);
            boolean right = decoded.length == BYTES;
            Arrays.fill(decoded, (byte) 0);
            return right;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
