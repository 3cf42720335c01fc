package io.github.strongroom.transfer;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.audit.AuditNotes;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.secret.Intake;
import io.github.strongroom.secret.SecretVault;
import io.github.strongroom.shadow.RunningServer;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.function.Predicate;

/**
 * Moving in: a preview tells for each key what would become of it and changes nothing; an import stores all keys that were
 * chosen, each with its own row in the audit, or none.
 */
@Stateless
public class Imports {

    /** How an import from the running server is called. */
    public static final String SERVER = "running server";

    @Inject
    private SecretVault vault;

    @Inject
    private Intake intake;

    @Inject
    private RunningServer server;

    @Inject
    private Keyring keyring;

    @Inject
    private AuditNotes notes;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /** Tells a frozen plan how the transaction that stores it has ended. */
    private record Thaw(ImportPlan plan) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // nothing is left to be written
        }

        @Override
        public void afterCompletion(int status) {
            plan.stored(status == Status.STATUS_COMMITTED);
        }
    }

    /**
     * Reads a file and tells what an import would do.
     *
     * @param source where the file comes from, for people and for the audit
     * @throws io.github.strongroom.fault.FaultException {@code STR-0241} to {@code STR-0243} for a file that is not read at
     *     all, {@code STR-0252} for one without keys
     */
    @Audited("transfer.preview")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public ImportPlan preview(
            @Audited.Subject String source, ImportFormat format, byte[] content, ImportOptions options) {
        Predicate<String> chosen =
                key -> options.only().isEmpty() || options.only().contains(key);
        return planned(new ImportPlan(source, format.parse(content), options, chosen, keyring::fingerprint));
    }

    /**
     * Tells what an import from the running server would do. Nothing is taken but the keys that the options name: most of what
     * a server has is none of Strongroom's business.
     */
    @Audited("transfer.preview")
    @Allowed(Role.SUPERADMIN)
    public ImportPlan previewServer(@Audited.Subject String source, ImportOptions options) {
        Predicate<String> chosen = options.only()::contains;
        return planned(new ImportPlan(source, ServerKeys.of(server.provided()), options, chosen, keyring::fingerprint));
    }

    /** Tells anew what an import would do, after somebody has decided something. */
    @Audited("transfer.preview")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public void review(@Audited.Subject ImportPlan plan) {
        planned(plan);
    }

    private ImportPlan planned(ImportPlan plan) {
        if (plan.counts().keys() + plan.counts().wrongLines() == 0) {
            throw Fault.IMPORT_EMPTY.with();
        }
        plan.compare(vault.standing(plan.names()));
        notes.reason(plan.counts().told());
        return plan;
    }

    /**
     * Stores what was chosen, as it was previewed: all of it, or nothing.
     *
     * @param all whether anything that is wrong stops the import, even if the rest could be stored
     * @throws io.github.strongroom.fault.FaultException {@code STR-0248} for keys and lines that are wrong, {@code STR-0250}
     *     when one of the keys is refused now or was changed since the preview, {@code STR-0257} and {@code STR-0258} for a plan
     *     that is being stored or was stored
     */
    @Audited("transfer.import")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public ImportPlan.Counts store(@Audited.Subject ImportPlan plan, boolean all) {
        if (all) {
            plan.requireUnblocked();
        }
        List<Intake.Item> items = plan.freeze();
        transactions.registerInterposedSynchronization(new Thaw(plan));
        intake.store(items, plan::progress);
        notes.reason(plan.counts().told());
        return plan.counts();
    }
}
