package io.github.strongroom.secret;

import io.github.strongroom.audit.AuditNotes;
import io.github.strongroom.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Ends the life of secrets that were deleted so long ago that they cannot be restored. Each purge has its own audit row. */
@ApplicationScoped
class Retention {

    @Inject
    private SecretStore store;

    @Inject
    private AuditNotes notes;

    /** A secret whose time is over; empty where there is none. */
    @Transactional
    Optional<String> next() {
        List<?> names = store.entities()
                .createNativeQuery("select name from secret where deleted_at < now() - interval '"
                        + Secret.RESTORABLE_DAYS + " days' order by deleted_at limit 1 for update skip locked")
                .getResultList();
        return names.stream().map(String.class::cast).findFirst();
    }

    /** Purges it, unless another server has done so meanwhile, or somebody restored it. */
    @Audited("secret.purge")
    @Transactional
    void purge(@Audited.Subject String name, @Audited.Reason String reason) {
        store.lockUnchecked(name)
                .filter(secret -> secret.deleted() && !secret.restorableUntil().isAfter(SecretStore.now()))
                .ifPresent(secret -> {
                    notes.version(secret.currentVersion());
                    store.purge(secret);
                });
    }
}
