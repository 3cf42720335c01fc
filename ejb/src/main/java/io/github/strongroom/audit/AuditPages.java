package io.github.strongroom.audit;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.fault.Fault;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;

/** The trail for people who leaf through it: a page at a time in either direction, and how much happened when. */
@Stateless
public class AuditPages {

    /** How long {@link #activity} may take. */
    private static final int LONGEST_SECONDS = 2;

    /** From one event to the next in the index, however many rows each of them has. */
    private static final String ACTIONS = "with recursive known(action) as"
            + " ((select action from audit_event order by action using ~<~ limit 1)"
            + " union all select (select e.action from audit_event e where e.action ~>~ known.action"
            + " order by e.action using ~<~ limit 1) from known where known.action is not null)"
            + " select action from known where action is not null limit 500";

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    @Inject
    private AuditNotes notes;

    /**
     * A page of the rows that a filter finds. However many there are, only those of the page are read. Where less than a page is newer than
     * the place, it is the newest page.
     *
     * @param size how many rows at most, 1 to {@link AuditTrail#MAX_SIZE}
     */
    @Audited("audit.list")
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    public AuditPage page(AuditFilter filter, AuditPlace place, int size) {
        notes.reason(filter.isNone() ? null : filter.text());
        int wanted = Math.min(AuditTrail.MAX_SIZE, Math.max(1, size));
        AuditRows rows = new AuditRows(entities, filter);
        List<AuditEvent> found = rows.select(place, wanted + 1);
        if (place.newer() && found.size() <= wanted) {
            return page(rows, AuditPlace.NEWEST, rows.select(AuditPlace.NEWEST, wanted + 1), wanted);
        }
        return page(rows, place, found, wanted);
    }

    private static AuditPage page(AuditRows rows, AuditPlace place, List<AuditEvent> found, int wanted) {
        boolean more = found.size() > wanted;
        int start = more && place.newer() ? 1 : 0;
        List<AuditEvent> shown = found.subList(start, start + Math.min(wanted, found.size()));
        if (shown.isEmpty()) {
            return new AuditPage(List.of(), null, null);
        }
        boolean newer = place.newer() || place.sequence() != null;
        boolean older = place.newer() || more;
        return new AuditPage(
                rows.withStanding(shown),
                newer ? shown.get(0).getSequence() : null,
                older ? shown.get(shown.size() - 1).getSequence() : null);
    }

    /**
     * How many rows there are when, for a page that was on record with the same filter.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0620} where that cannot be counted in two seconds
     */
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public AuditActivity activity(AuditFilter filter) {
        try {
            entities.createNativeQuery("set local statement_timeout = '" + LONGEST_SECONDS + "s'")
                    .executeUpdate();
            // the newest first, and no further than is counted
            entities.createNativeQuery("set local enable_seqscan = off").executeUpdate();
            return new ActivityCount(filter, Instant.now()).of(entities);
        } catch (PersistenceException e) {
            throw Fault.AUDIT_ACTIVITY_TOO_MUCH.causedBy(e, LONGEST_SECONDS);
        }
    }

    /** The events that are in the trail, in the order of the alphabet, to choose from. */
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    @SuppressWarnings("unchecked") // the column is text
    public List<String> actions() {
        return entities.createNativeQuery(ACTIONS).getResultList();
    }
}
