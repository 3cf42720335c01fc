package io.github.strongroom.audit;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Caller;
import io.github.strongroom.access.Role;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The audit trail: rows are added, and read by those who may. */
@Stateless
public class AuditTrail {

    private static final String INSERT_ALL = "insert into audit_event (at, actor, actor_kind, token_id, action, target,"
            + " target_version, outcome, code, reason, address, user_agent, server, fingerprint_before, fingerprint_after, seal)"
            + " select at, actor, actor_kind, token_id, action, target, target_version, outcome, code, reason, address,"
            + " user_agent, server, decode(fingerprint_before, 'hex'), decode(fingerprint_after, 'hex'), decode(seal, 'hex')"
            + " from jsonb_to_recordset(cast(?1 as jsonb)) as r (at timestamptz, actor text, actor_kind text, token_id text,"
            + " action text, target text, target_version integer, outcome text, code text, reason text, address text,"
            + " user_agent text, server text, fingerprint_before text, fingerprint_after text, seal text)";

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
        row.seal(keyring);
        entities.persist(row);
        entities.flush();
    }

    /** Stores rows as {@link #append(AuditEvent)} does, in their order, with one statement. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void append(List<AuditEvent> rows) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (AuditEvent row : rows) {
            row.seal(keyring);
            all.add(row.row());
        }
        entities.createNativeQuery(INSERT_ALL)
                .setParameter(1, all.build().toString())
                .executeUpdate();
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
     * @throws RuntimeException when it cannot
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void requireWritable() {
        context.setRollbackOnly();
        entities.createNativeQuery("set local lock_timeout = '2s'").executeUpdate();
        entities.createNativeQuery("insert into audit_event (sequence, at, actor, actor_kind, action, outcome, server)"
                        + " overriding system value values (-1, now(), '', 'SYSTEM', 'probe', 'SUCCESS', '')")
                .executeUpdate();
    }

    /** The newest rows, newest first, without a count of the others: that grows with the trail. */
    @Audited("audit.list")
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    public List<AuditEvent> newest(int size) {
        return rows(0, size);
    }

    /**
     * A page of the trail, newest first.
     *
     * @param first index of the first row, from 0
     * @param size how many rows at most
     */
    @Audited("audit.list")
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    public AuditPage latest(int first, int size) {
        long total = entities.createNamedQuery("AuditEvent.count", Long.class).getSingleResult();
        return new AuditPage(rows(first, size), total);
    }

    private List<AuditEvent> rows(int first, int size) {
        return entities.createNamedQuery("AuditEvent.latest", AuditEvent.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }
}
