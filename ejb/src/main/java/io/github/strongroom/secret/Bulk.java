package io.github.strongroom.secret;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;

/** Changes many secrets in one transaction: all of them, or none. Each has its own row in the audit. */
@Stateless
public class Bulk {

    @Inject
    private SecretVault vault;

    @Inject
    private LifeCycle lifeCycle;

    @Inject
    private SecretStore store;

    /**
     * Makes the change.
     *
     * @return how many secrets were asked for; those that were in the wanted state already are among them
     * @throws io.github.strongroom.fault.FaultException {@code STR-0228} with the name and the reason of the first that
     *     refuses; nothing is changed then. {@code STR-0208} for no secret or too many
     */
    @Audited("secret.bulk")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public int apply(@Audited.Subject BulkChange.Action action, BulkChange change) {
        int count = change.secrets().size();
        if (count < 1 || count > BulkChange.MAX_SECRETS) {
            throw Fault.FIELD_INVALID.with("secrets", "from 1 to " + BulkChange.MAX_SECRETS + " of them.");
        }
        store.lockAll(change.secrets().keySet());
        for (String name : new TreeSet<>(change.secrets().keySet())) {
            try {
                apply(action, name, change);
            } catch (FaultException e) {
                throw Fault.BULK_REFUSED.causedBy(e, name, e);
            }
        }
        return count;
    }

    private void apply(BulkChange.Action action, String name, BulkChange change) {
        Expected expected = change.secrets().get(name);
        switch (action) {
            case ACTIVATE -> lifeCycle.activate(name, expected);
            case DEACTIVATE -> lifeCycle.deactivate(name, expected);
            case DELETE -> lifeCycle.delete(name, expected);
            case RESTORE -> lifeCycle.restore(name, expected);
            case DESCRIBE -> describe(name, change, expected);
        }
    }

    private void describe(String name, BulkChange change, Expected expected) {
        Secret secret = store.lockLiving(name, expected);
        Set<String> tags = new TreeSet<>(store.summary(secret).tags());
        tags.addAll(change.addTags());
        tags.removeAll(change.removeTags());
        SecretDraft draft = SecretDraft.builder()
                .category(change.category())
                .owner(change.owner())
                .tags(tags)
                .build();
        vault.put(name, draft, new Expected.RowVersion(secret.rowVersion()));
    }
}
