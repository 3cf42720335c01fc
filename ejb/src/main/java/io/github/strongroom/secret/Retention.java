package io.github.strongroom.secret;

import io.github.strongroom.audit.AuditNotes;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;

/** Ends the life of secrets that were deleted so long ago that they cannot be restored. Each purge has its own audit row. */
@ApplicationScoped
class Retention {

    private static final int AT_ONCE = 1000;

    @Inject
    private SecretStore store;

    @Inject
    private AuditNotes notes;

    /** Names of secrets whose time is over at this moment by this server's clock, at most 1,000. */
    @Transactional
    List<String> due(OffsetDateTime now) {
        List<?> names = store.entities()
                .createNativeQuery("select name from secret where deleted_at <= ?1 order by deleted_at")
                .setParameter(1, now.minusDays(Secret.RESTORABLE_DAYS))
                .setMaxResults(AT_ONCE)
                .getResultList();
        return names.stream().map(String.class::cast).toList();
    }

    /** Mends the sums of the lists, and answers with how many were wrong. */
    @Transactional
    long mendTally() {
        return new SecretTally(store.entities()).mend();
    }

    /**
     * Purges a secret.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where another server has done so meanwhile, {@code
     *     STR-0222} where somebody restored it, {@code STR-0305} where its row was changed outside Strongroom: whether it
     *     was deleted, and when, is then nobody's word
     */
    @Audited("secret.purge")
    @Transactional
    void purge(@Audited.Subject String name, @Audited.Reason String reason, OffsetDateTime now) {
        Secret secret = store.lockUnchecked(name).orElseThrow(Fault.NOT_FOUND::with);
        if (!secret.deleted() || secret.restorableUntil().isAfter(now)) {
            throw Fault.NOT_DELETED.with();
        }
        if (!store.isGenuine(secret)) {
            throw Fault.ROW_CHANGED.with();
        }
        notes.version(secret.currentVersion());
        store.purge(secret);
    }
}
