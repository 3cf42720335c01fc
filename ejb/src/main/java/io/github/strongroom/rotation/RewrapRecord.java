package io.github.strongroom.rotation;

import io.github.strongroom.access.Caller;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;

/** Ends a rewrap, together with its row in the audit trail. For the server's own work: whoever comes with a request is refused. */
@Stateless
public class RewrapRecord {

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    @Inject
    private Caller caller;

    /**
     * Nothing is left to move.
     *
     * @param target the master key that all is under now
     * @param counts what was done, for people
     * @throws io.github.strongroom.fault.FaultException {@code STR-0234} when it was paused at the last moment
     */
    @Audited("keys.rewrap.finish")
    public void finish(@Audited.Subject String target, @Audited.Reason String counts) {
        if (caller.kind() != Caller.Kind.SYSTEM) {
            throw Fault.FORBIDDEN.with();
        }
        try {
            if (!new RewrapRow(entities.unwrap(Connection.class)).finish(target)) {
                throw Fault.REWRAP_NOT_SO.with("running");
            }
        } catch (SQLException e) {
            throw Fault.STORE_UNAVAILABLE.causedBy(e);
        }
    }
}
