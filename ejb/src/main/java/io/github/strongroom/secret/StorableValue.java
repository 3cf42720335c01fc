package io.github.strongroom.secret;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.SecretValue;

/** What every value must be before anybody asks for its type or rule. */
public final class StorableValue {

    private StorableValue() {}

    /**
     * Checks a value that is to be stored.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0204} for an empty one, {@code STR-0205} for one that is too
     *     large, {@code STR-0206} for one with a NUL
     */
    public static void require(SecretValue value) {
        if (value.size() == 0) {
            throw Fault.VALUE_EMPTY.with();
        }
        if (value.size() > SecretVault.MAX_VALUE_BYTES) {
            throw Fault.VALUE_TOO_LARGE.with(SecretVault.MAX_VALUE_BYTES, value.size());
        }
        if (value.reveal().indexOf('\0') >= 0) {
            throw Fault.VALUE_NOT_TEXT.with();
        }
    }
}
