package io.github.strongroom.secret;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.audit.AuditNotes;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The life of a secret after it was created: given to applications, withdrawn, deleted, restored, purged. */
@Stateless
public class LifeCycle {

    @Inject
    private SecretStore store;

    @Inject
    private AuditNotes notes;

    /** Lets applications have the secret again. */
    @Audited("secret.activate")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public SecretSummary activate(@Audited.Subject String name, Expected expected) {
        return switched(name, true, expected);
    }

    /** Takes the secret away from applications: from now on it is absent for them. Nothing is deleted. */
    @Audited("secret.deactivate")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public SecretSummary deactivate(@Audited.Subject String name, Expected expected) {
        return switched(name, false, expected);
    }

    private SecretSummary switched(String name, boolean active, Expected expected) {
        Secret secret = store.lockLiving(name, expected);
        if (secret.active() != active) {
            secret.setActive(active);
            store.save(secret, SecretStore.now());
        }
        notes.version(secret.currentVersion());
        return store.summary(secret);
    }

    /**
     * Takes the secret away from applications and from lists. Its name stays reserved, and it can be {@linkplain #restore restored}
     * for 30 days.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where there is none, {@code STR-0220} where it is
     *     deleted already, {@code STR-0212} when the state is not the expected one, {@code STR-0305} where its row was changed
     *     outside Strongroom: such a secret can only be {@linkplain #purge purged}
     */
    @Audited("secret.delete")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public SecretSummary delete(@Audited.Subject String name, Expected expected) {
        Secret secret = store.lockLiving(name, expected);
        OffsetDateTime now = SecretStore.now();
        secret.delete(store.author(), now);
        store.save(secret, now);
        notes.version(secret.currentVersion());
        return store.summary(secret);
    }

    /**
     * Brings a deleted secret back as it was, active or inactive.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where there is none, {@code STR-0222} where it is not
     *     deleted, {@code STR-0223} when its 30 days are over
     */
    @Audited("secret.restore")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public SecretSummary restore(@Audited.Subject String name, Expected expected) {
        Secret secret = store.lock(name).orElseThrow(Fault.NOT_FOUND::with);
        SecretStore.require(expected, Optional.of(secret));
        OffsetDateTime now = SecretStore.now();
        if (!secret.deleted()) {
            throw Fault.NOT_DELETED.with();
        }
        if (!secret.restorableUntil().isAfter(now)) {
            throw Fault.NOT_RESTORABLE.with(Secret.RESTORABLE_DAYS);
        }
        secret.restore();
        store.save(secret, now);
        notes.version(secret.currentVersion());
        return store.summary(secret);
    }

    /**
     * Removes a deleted secret with all its versions for good, and frees its name; one whose row was changed outside
     * Strongroom, deleted or not. Its audit rows stay, and the servers learn that the name is gone.
     *
     * @param confirmation the name once more
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where there is none, {@code STR-0222} where it is as
     *     Strongroom saved it and not deleted, {@code STR-0224} when the confirmation is not the name, {@code STR-0214} without a reason
     */
    @Audited("secret.purge")
    @Allowed(Role.SUPERADMIN)
    public void purge(@Audited.Subject String name, String confirmation, @Audited.Reason String reason) {
        if (reason == null || reason.isBlank() || reason.length() > SecretVault.MAX_REASON) {
            throw Fault.REASON_REQUIRED.with(SecretVault.MAX_REASON);
        }
        Secret secret = store.lockUnchecked(name).orElseThrow(Fault.NOT_FOUND::with);
        if (!secret.deleted() && store.isGenuine(secret)) {
            throw Fault.NOT_DELETED.with();
        }
        if (!secret.name().equals(confirmation)) {
            throw Fault.PURGE_UNCONFIRMED.with();
        }
        notes.version(secret.currentVersion());
        store.purge(secret);
    }
}
