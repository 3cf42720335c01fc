package io.github.strongroom.audit;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Caller;
import io.github.strongroom.access.Role;
import io.github.strongroom.fault.Fault;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Verification of the trail as it is stored. {@link #start} begins one in the background; the {@link VerifyRun} that it returns tells how far it is,
 * and in the end what was found: who wants to wait calls {@link VerifyRun#await}, and who comes by later asks for {@link #latest}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditVerification {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @Inject
    private VerifyWorker worker;

    @Inject
    private AuditTrail trail;

    @Inject
    private Caller caller;

    /**
     * Begins a verification.
     *
     * @param expectedHead a hash that must be in the trail, from a server's log for example; {@code null} or empty for none
     * @throws io.github.strongroom.fault.FaultException {@code STR-0610} while one is under way on this server, {@code STR-0208} for a
     *     head that is no hash
     */
    @Audited("audit.verify")
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    public VerifyRun start(@Audited.Subject String expectedHead) {
        VerifyRun run = new VerifyRun(caller.name(), hash(expectedHead));
        worker.reserve(run);
        try {
            trail.recordBefore();
            worker.start(run);
            return run;
        } catch (RuntimeException e) {
            run.fail(e);
            throw e;
        }
    }

    private static String hash(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String hash = text.toLowerCase(Locale.ROOT);
        if (!HASH.matcher(hash).matches()) {
            throw Fault.FIELD_INVALID.with("expectHead", "a hash of 64 hexadecimal digits.");
        }
        return hash;
    }

    /** The verification that is under way on this server, or was the last since it was started; looked at often, and not on record. */
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    public Optional<VerifyRun> latest() {
        return worker.latest();
    }
}
