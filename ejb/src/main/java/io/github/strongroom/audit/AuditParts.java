package io.github.strongroom.audit;

import io.github.strongroom.fault.FaultException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Rows about the parts of an {@link Audited} call that does the same to many. Those of what succeeded are for the caller to
 * {@linkplain AuditTrail#append(java.util.List) append} in its transaction; a refusal is on record at once.
 */
@Dependent
public class AuditParts {

    @Inject
    private Refusals refusals;

    @Inject
    private AuditNotes notes;

    /** Does a part of the running call and answers with the row about it, which has what the part noted. */
    public AuditEvent done(String action, String target, Runnable part) {
        AuditEvent event = notes.current().part(action, target);
        notes.begin(event);
        try {
            part.run();
            return event.ending(Outcome.SUCCESS, null);
        } catch (FaultException e) {
            throw refusals.recorded(event, e);
        } finally {
            notes.end();
        }
    }
}
