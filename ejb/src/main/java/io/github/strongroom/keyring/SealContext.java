package io.github.strongroom.keyring;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a ciphertext belongs to: bound to it as associated data, so that a row which is moved to another secret, version or
 * installation no longer opens.
 *
 * @param installation the installation that holds the row
 * @param secret the secret's id
 * @param version the version's number, from 1
 */
record SealContext(UUID installation, UUID secret, int version) {

    static final String SCHEME = "strongroom/1";

    /** The associated data of the value itself. */
    byte[] ofValue() {
        return encode("value");
    }

    /** The associated data of the wrapped data key. */
    byte[] ofDataKey() {
        return encode("dek");
    }

    private byte[] encode(String purpose) {
        return encode(SCHEME, purpose, installation.toString(), secret.toString(), Integer.toString(version));
    }

    /** The associated data of a key of the installation's own that is wrapped by the master key. */
    static byte[] ofWrappedKey(UUID installation, String purpose) {
        return encode(SCHEME, "key", installation.toString(), purpose);
    }

    /** Each field with its length before it, so that no two different lists have the same encoding. */
    static byte[] encode(String... fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String field : fields) {
                byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
