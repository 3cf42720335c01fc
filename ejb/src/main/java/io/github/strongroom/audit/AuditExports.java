package io.github.strongroom.audit;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.bootstrap.VaultDataSource;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.trail.SigningKey;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;

/** The audit trail for somebody outside: rows with their chain and its signatures, and the key that they are checked with. */
@Stateless
public class AuditExports {

    @Inject
    private Keyring keyring;

    @Inject
    private AuditTrail trail;

    @Inject
    private AuditNotes notes;

    /**
     * Records that somebody exports, before anything leaves, and for an export without a filter chains and signs all that is committed.
     *
     * @param format what is put on record as the form in which it leaves
     * @throws io.github.strongroom.fault.FaultException {@code STR-0611} where the chain could not be brought up to date in time
     */
    @Audited("audit.export")
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AuditExport begin(AuditFilter filter, @Audited.Subject String format) {
        notes.reason(filter.isNone() ? null : filter.text());
        trail.recordBefore();
        return new AuditExport(keyring, filter, filter.isNone() && signAll());
    }

    /** Whether a checkpoint vouches for all that was committed. */
    private boolean signAll() {
        try (Connection connection = new VaultDataSource().getConnection()) {
            connection.setAutoCommit(false);
            return new Chaining(keyring, connection).bringUpToDate();
        } catch (SQLException e) {
            throw Fault.STORE_UNAVAILABLE.causedBy(e);
        }
    }

    /** The public key that checkpoints are verified with, as PEM. */
    @Audited("audit.public-key")
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    public String publicKey() {
        return SigningKey.toPem(keyring.auditPublicKey());
    }
}
