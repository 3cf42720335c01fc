package io.github.strongroom.keyring;

/**
 * A value as it is stored: encrypted under a data key of its own, which is wrapped by the master key.
 *
 * @param kekId id of the master key that wraps the data key
 * @param wrappedDek the data key, encrypted under the master key
 * @param ciphertext the value, encrypted under the data key
 */
// The arrays are the columns of a row; a Sealed is read once, never compared.
public record Sealed(String kekId, byte[] wrappedDek, byte[] ciphertext) {}
