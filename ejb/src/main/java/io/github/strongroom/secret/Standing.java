package io.github.strongroom.secret;

import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.SecretValue;

/**
 * What is stored under a name now, as far as somebody needs it who is about to write: whether a value is the same can be told
 * by its fingerprint, and nothing else about it.
 *
 * @param category empty where it has none
 * @param deleted whether the name is only reserved, by a secret that can still be restored
 * @param rule what a new value must look like
 * @param tampered whether the row was changed outside Strongroom: nothing else of it is to be believed then
 */
public record Standing(
        Kind kind,
        ValueType type,
        String category,
        long rowVersion,
        Fingerprint fingerprint,
        boolean deleted,
        ValueRule rule,
        boolean tampered) {

    /** For how many days a deleted secret can be restored. */
    public static final int RESTORABLE_DAYS = Secret.RESTORABLE_DAYS;

    static Standing tampered(long rowVersion) {
        return new Standing(Kind.SECRET, ValueType.MULTILINE, "", rowVersion, null, false, ValueRule.NONE, true);
    }

    /**
     * Checks a new value.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0218} when it does not keep the rule
     */
    public void requireRule(SecretValue value) {
        rule.require(value.reveal());
    }
}
