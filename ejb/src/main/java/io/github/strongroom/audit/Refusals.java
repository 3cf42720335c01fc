package io.github.strongroom.audit;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Set;

/** Puts refusals and failures on record, each in a transaction of its own: that of the call is rolled back. */
@Dependent
class Refusals {

    private static final Set<Fault.Kind> FAILURES = Set.of(Fault.Kind.BROKEN, Fault.Kind.UNAVAILABLE);

    @Inject
    private AuditTrail trail;

    /** The fault, once it is on record; where it cannot be recorded, that is what the caller learns. */
    FaultException recorded(AuditEvent event, FaultException fault) {
        Outcome outcome = FAILURES.contains(fault.fault().kind()) ? Outcome.FAILED : Outcome.REFUSED;
        try {
            trail.appendNow(event.ending(outcome, fault.fault().code()));
            fault.setRecorded();
            return fault;
        } catch (RuntimeException unwritten) {
            unwritten.addSuppressed(fault);
            return Fault.STORE_UNAVAILABLE.causedBy(unwritten);
        }
    }
}
