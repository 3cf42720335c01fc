package io.github.strongroom.secret;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.SecretValue;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** Writes what a draft says into a secret that is locked, or into a new one. The draft's category is there already. */
final class SecretWriter {

    private final SecretStore store;

    SecretWriter(SecretStore store) {
        this.store = store;
    }

    /**
     * Checks that what is stored may be written over.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0212} or {@code STR-0213} when it is not in the state that is
     *     expected, {@code STR-0220} when it is deleted
     */
    static void requireWritable(Optional<Secret> present, Expected expected) {
        SecretStore.require(expected, present);
        present.filter(Secret::deleted).ifPresent(deleted -> {
            throw Fault.DELETED.with(Secret.RESTORABLE_DAYS);
        });
    }

    /**
     * Creates the secret or changes it. A value that is the same as the stored one makes no new version.
     *
     * @throws io.github.strongroom.fault.FaultException for a value or field that is not acceptable
     */
    void write(Secret secret, SecretDraft draft, OffsetDateTime now) {
        boolean stored = secret.currentVersion() > 0;
        if (stored) {
            refuseToRecastStoredSecret(secret, draft);
        }
        SecretSummary before = stored ? secret.summary(now, Set.of()) : null;
        Kind kindBefore = secret.kind();
        ValueType typeBefore = secret.type();
        secret.describe(draft, now);
        long rowVersion = secret.rowVersion();
        if (draft.value() != null) {
            requireStorable(secret, draft.value());
            store.addVersion(secret, draft.value(), source(draft), now);
        } else if (!stored) {
            throw Fault.VALUE_REQUIRED.with();
        } else if (secret.type() != typeBefore) {
            secret.type()
                    .require(store.open(secret, store.version(secret, secret.currentVersion()))
                            .reveal());
        }
        if (stored
                && secret.rowVersion() == rowVersion
                && !secret.summary(now, Set.of()).equals(before)) {
            store.save(secret, now);
        }
        if (stored && kindBefore == Kind.SECRET && secret.kind() == Kind.SETTING) {
            // whoever may read settings must not get at what was a secret, by a rollback for example
            store.destroyEarlier(secret, now);
        }
        store.destroyOldest(secret, now);
    }

    /** Nobody may learn of a secret that they cannot reveal: by making it a setting, or by asking whether it is of a type. */
    private static void refuseToRecastStoredSecret(Secret secret, SecretDraft draft) {
        boolean recast = draft.kind() == Kind.SETTING || (draft.type() != null && draft.type() != secret.type());
        if (secret.kind() == Kind.SECRET && recast && draft.value() == null) {
            throw Fault.RECAST_NEEDS_VALUE.with();
        }
    }

    private SecretVersion.Source source(SecretDraft draft) {
        String reason = Fields.reason(draft.reason(), SecretVault.MAX_REASON);
        return new SecretVersion.Source(store.author(), draft.origin(), reason, null);
    }

    private static void requireStorable(Secret secret, SecretValue value) {
        StorableValue.require(value);
        secret.type().require(value.reveal());
        secret.rule().require(value.reveal());
    }
}
