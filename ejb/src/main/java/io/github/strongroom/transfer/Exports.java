package io.github.strongroom.transfer;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.audit.AuditNotes;
import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.SecretWalk;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Moving out: metadata alone. What is listed here has no component for a value, so an export cannot hold one. */
@Stateless
public class Exports {

    @Inject
    private SecretWalk secrets;

    @Inject
    private AuditTrail trail;

    @Inject
    private AuditNotes notes;

    /**
     * Hands over all that the filter finds, in the order of their names. The one row about it, with the filter and the count,
     * is committed when this returns: nothing may leave the server before.
     *
     * @param format the form in which it is to leave, and how
     * @return how many secrets there were
     */
    @Audited("transfer.export")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR})
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public long each(@Audited.Subject String format, SecretFilter filter, Consumer<SecretSummary> sink) {
        notes.reason(told(filter));
        long count = secrets.each(filter, sink);
        notes.reason(count + " secrets: " + told(filter));
        trail.recordBefore();
        return count;
    }

    /** The filter by the words that an address has for it. */
    static String told(SecretFilter filter) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("q", filter.text());
        given.put("category", filter.category());
        given.put("kind", filter.kind());
        given.put("status", filter.status());
        given.put("tag", filter.tag());
        given.put("owner", filter.owner());
        given.put("flag", filter.flag());
        given.values().removeIf(value -> Objects.toString(value, "").isEmpty());
        return given.isEmpty()
                ? "all that are not deleted"
                : given.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(", "));
    }
}
