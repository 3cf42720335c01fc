package io.github.strongroom.audit;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Caller;
import io.github.strongroom.access.Role;
import io.github.strongroom.configsource.CountedRead;
import io.github.strongroom.configsource.ReadResult;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The audit trail: rows are added, and read by those who may. */
@Stateless
public class AuditTrail {

    /** The most rows that are handed over at once. */
    public static final int MAX_SIZE = 500;

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    @Resource
    private SessionContext context;

    @Inject
    private Caller caller;

    @Inject
    private AuditNotes notes;

    @Inject
    private Keyring keyring;

    /** Stores a row in the caller's transaction: it is there exactly if what it tells of is. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void append(AuditEvent row) {
        store(row);
    }

    private void store(AuditEvent row) {
        row.seal(keyring, numbers(1).get(0));
        entities.persist(row);
        entities.flush();
    }

    /** Stores rows as {@link #append(AuditEvent)} does, in their order, many at once. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void append(List<AuditEvent> rows) {
        List<Long> numbers = numbers(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).seal(keyring, numbers.get(i));
        }
        try {
            TrailRows.add(rows, entities.unwrap(Connection.class));
        } catch (SQLException e) {
            throw Fault.STORE_UNAVAILABLE.causedBy(e);
        }
    }

    /** The next numbers of rows, in their order. */
    private List<Long> numbers(int count) {
        List<?> numbers = entities.createNativeQuery(
                        "select nextval('audit_event_sequence_seq') from generate_series(1, ?1)")
                .setParameter(1, count)
                .getResultList();
        return numbers.stream()
                .map(number -> ((Number) number).longValue())
                .sorted()
                .toList();
    }

    /** Stores a row for each of these, in the caller's transaction. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void appendReads(List<CountedRead> reads) {
        append(reads.stream()
                .map(read -> AuditEvent.of(read, outcome(read.result()), answer(read.result())))
                .toList());
    }

    private static Outcome outcome(ReadResult result) {
        return switch (result) {
            case VALUE -> Outcome.SUCCESS;
            case UNAVAILABLE, UNPUBLISHED -> Outcome.FAILED;
            default -> Outcome.REFUSED;
        };
    }

    private static String answer(ReadResult result) {
        return switch (result) {
            case VALUE -> null;
            case INACTIVE -> "Inactive: answered that there is no such name";
            case SCHEDULED -> "Not active yet: answered that there is no such name";
            case EXPIRED -> "Expired: answered that there is no such name";
            case DELETED -> "Deleted: answered that there is no such name";
            case RESERVED -> "Bootstrap of Strongroom itself: answered that there is no such name";
            case NOT_HELD -> "Not held: answered that there is no such name";
            case UNAVAILABLE -> "Held and not to be had: answered with an error";
            case UNPUBLISHED -> "Nothing published yet: answered with an error";
        };
    }

    /** Stores a row in a transaction of its own, committed when this returns. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void appendNow(AuditEvent row) {
        store(row);
    }

    /**
     * Stores the row of the running {@link Audited} call as a success, before the call goes on: for calls that give
     * something away, which must not happen unless its record is safe. Committed when this returns.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordBefore() {
        store(notes.current().ending(Outcome.SUCCESS, null));
    }

    /** Records the refusal of a request that reached no audited method, for want of credentials for example. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refused(String action, String target, Fault fault) {
        store(AuditEvent.by(caller, action, target, null).ending(Outcome.REFUSED, fault.code()));
    }

    /** Records what Strongroom does of itself. Committed when this returns. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void done(String action, String target, String remark) {
        store(AuditEvent.by(caller, action, target, remark).ending(Outcome.SUCCESS, null));
    }

    /**
     * Adds a row and takes it back: it tells whether one can be added now, within two seconds of waiting for others.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0605} where rows are added and not chained
     * @throws RuntimeException when no row can be added
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void requireWritable() {
        context.setRollbackOnly();
        entities.createNativeQuery("set local lock_timeout = '2s'").executeUpdate();
        entities.createNativeQuery("insert into audit_event (sequence, at, actor, actor_kind, action, outcome, server)"
                        + " values (?1, now(), '', 'SYSTEM', 'probe', 'SUCCESS', '')")
                .setParameter(1, ThreadLocalRandom.current().nextLong(Long.MIN_VALUE, 0))
                .executeUpdate();
        boolean waiting = !entities.createNativeQuery(
                        "select 1 from audit_unsealed where added_at < now() - interval '1 minute' limit 1")
                .getResultList()
                .isEmpty();
        if (waiting) {
            throw Fault.AUDIT_NOT_CHAINED.with();
        }
    }

    /** The latest rows but for those about reads by applications, newest first. */
    @Audited("audit.list")
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    public List<AuditEvent> latestCalls(int size) {
        return entities.createNamedQuery("AuditEvent.latestCalls", AuditEvent.class)
                .setMaxResults(size)
                .getResultList();
    }

    /**
     * Rows that a filter finds, newest first. However many there are, only those that are handed over are read.
     *
     * @param before only rows with a lower sequence; {@code null} from the newest on
     * @param size how many at most, 1 to {@link #MAX_SIZE}
     */
    @Audited("audit.list")
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    public AuditSlice find(AuditFilter filter, Long before, int size) {
        notes.reason(filter.isNone() ? null : filter.text());
        int wanted = Math.min(MAX_SIZE, Math.max(1, size));
        List<AuditEvent> rows = new AuditRows(entities, filter).select(AuditPlace.olderThan(before), wanted + 1);
        if (rows.size() <= wanted) {
            return new AuditSlice(rows, null);
        }
        List<AuditEvent> slice = List.copyOf(rows.subList(0, wanted));
        return new AuditSlice(slice, slice.get(wanted - 1).getSequence());
    }
}
