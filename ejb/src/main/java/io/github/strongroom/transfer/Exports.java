package io.github.strongroom.transfer;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.secret.SecretPage;
import io.github.strongroom.secret.SecretQuery;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.SecretVault;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/** Moving out: metadata alone. What is listed here has no component for a value, so an export cannot hold one. */
@Stateless
public class Exports {

    @Inject
    private SecretVault vault;

    @Inject
    private AuditTrail trail;

    /** Records that somebody exports, before anything leaves. Committed when this returns. */
    @Audited("transfer.export")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR})
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void begin(@Audited.Subject String format) {
        trail.recordBefore();
    }

    /** Hands over all that the filter finds, in the order of their names, and holds no more than a page of it at a time. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void each(SecretFilter filter, Consumer<SecretSummary> sink) {
        SecretPage page;
        int number = 0;
        do {
            page = vault.list(new SecretQuery(filter, number++, SecretQuery.MAX_SIZE));
            page.secrets().forEach(sink);
        } while (page.secrets().size() == SecretQuery.MAX_SIZE);
    }
}
