package io.github.strongroom.keyring;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A plaintext on its way through Strongroom. It has no {@code toString} that shows it, cannot be serialised, and no mapper to
 * JSON or to a database takes it: whoever wants the text asks for it by {@link #reveal()}, which can be searched for.
 * Immutable.
 */
public final class SecretValue {

    private final byte[] utf8;

    private SecretValue(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** The value of this text; empty where the text is not Unicode that UTF-8 can hold (half of a surrogate pair). */
    public static Optional<SecretValue> of(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] utf8 = new byte[encoded.remaining()];
            encoded.get(utf8);
            return Optional.of(new SecretValue(utf8));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static SecretValue ofUtf8(byte[] utf8) {
        return new SecretValue(utf8);
    }

    /** The plaintext. Every call of this method is a place where a secret is seen. */
    public String reveal() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Length in bytes of UTF-8. */
    public int size() {
        return utf8.length;
    }

    byte[] utf8() {
        return utf8;
    }

    @Override
    public String toString() {
        return "SecretValue(not shown)";
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(SecretValue.class.getName());
    }
}
