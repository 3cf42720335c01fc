package io.github.strongroom.usage;

import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.audit.ServerName;
import io.github.strongroom.configsource.CountedRead;
import io.github.strongroom.configsource.ReadBatch;
import io.github.strongroom.configsource.ReadResult;
import io.github.strongroom.fault.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes what applications have read: the counts, and their rows in the audit trail, in one transaction. */
@ApplicationScoped
class UsageWriter {

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    @Inject
    private AuditTrail trail;

    /** Writes a batch, once: where it is in the database already, nothing is done. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void write(ReadBatch batch) {
        try {
            UsageTable usage = new UsageTable(entities.unwrap(Connection.class));
            if (usage.note(batch, ServerName.CURRENT)) {
                usage.add(batch.reads(), ServerName.CURRENT);
                trail.appendReads(audited(batch.reads()));
            }
        } catch (SQLException e) {
            throw Fault.STORE_UNAVAILABLE.causedBy(e);
        }
    }

    /** Names that are not held are looked up by the thousand and are nobody's secret: they are one number, and no event. */
    private static List<CountedRead> audited(List<CountedRead> reads) {
        return reads.stream()
                .filter(read -> read.result() != ReadResult.NOT_HELD)
                .toList();
    }
}
