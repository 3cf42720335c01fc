package io.github.strongroom.trail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Texts one after the other, each with its length in bytes before it (four bytes, big-endian; -1 for a missing text), in UTF-8: no two
 * different lists have the same form. Not safe for use by several threads.
 */
final class LengthPrefixed {

    private byte[] bytes = new byte[1024];
    private int length;

    LengthPrefixed add(String text) {
        if (text == null) {
            addLength(-1);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            addLength(utf8.length);
            makeRoom(utf8.length);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
        }
        return this;
    }

    private void addLength(int number) {
        makeRoom(Integer.BYTES);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (number >>> shift);
        }
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Its hash. */
    byte[] digest(MessageDigest digest) {
        digest.update(bytes, 0, length);
        return digest.digest();
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
