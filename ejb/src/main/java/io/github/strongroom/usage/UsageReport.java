package io.github.strongroom.usage;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Tells which applications read a name. */
@Stateless
public class UsageReport {

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    /**
     * Who has read this name, which version, how often; up to the last second.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where nothing is stored under the name and nobody has
     *     asked for it
     */
    @Audited("secret.usage")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public Usage of(@Audited.Subject String name) {
        try {
            UsageTable usage = new UsageTable(entities.unwrap(Connection.class));
            String wanted = name == null ? "" : name.replace("\0", "\uFFFD");
            List<Reading> readings = usage.find(wanted);
            int version = usage.currentVersion(wanted);
            if (version == 0 && readings.isEmpty()) {
                throw Fault.NOT_FOUND.with();
            }
            return Usage.of(wanted, version, readings);
        } catch (SQLException e) {
            throw Fault.STORE_UNAVAILABLE.causedBy(e);
        }
    }

    /** Whom a change of these names would reach: those who have asked for one of them within 30 days. */
    @Audited("secret.usage")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public Usage.Reach reach(@Audited.Subject Collection<String> names) {
        try {
            return new UsageTable(entities.unwrap(Connection.class)).reach(names, Usage.RECENT_DAYS);
        } catch (SQLException e) {
            throw Fault.STORE_UNAVAILABLE.causedBy(e);
        }
    }
}
