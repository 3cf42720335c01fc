package io.github.strongroom.console;

import io.github.strongroom.audit.AuditVerification;
import io.github.strongroom.audit.VerifyReport;
import io.github.strongroom.audit.VerifyRun;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.trail.Finding;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The verification of the whole trail: started here, watched by whoever looks. */
@Named
@RequestScoped
public class AuditVerify {

    @Inject
    private AuditVerification verification;

    private String expectedHead = "";
    private VerifyRun run;

    /** Begins a verification. */
    public void start() {
        try {
            run = verification.start(expectedHead.strip());
        } catch (FaultException e) {
            FaultMessage.showAtField(e);
        }
    }

    /** The one that is under way on this server or was the last; {@code null} where there was none. */
    public VerifyRun getRun() {
        if (run == null) {
            run = verification.latest().orElse(null);
        }
        return run;
    }

    /** What was found; {@code null} while it goes on, and where it failed. */
    public VerifyReport getReport() {
        return getRun() == null ? null : getRun().report().orElse(null);
    }

    /** The first bad row, in words; empty where there is none. */
    public String getFinding() {
        return getReport() == null
                ? ""
                : getReport().finding().map(Finding::sentence).orElse("");
    }

    /** Why it could not be verified to its end; empty where it was. */
    public String getFailure() {
        return getRun().failure()
                .map(e -> e.getMessage() + " (" + e.fault().code() + ")")
                .orElse("");
    }

    public OffsetDateTime getStarted() {
        return getRun().startedAt().atOffset(ZoneOffset.UTC);
    }

    public OffsetDateTime getEnded() {
        return getRun().endedAt() == null ? null : getRun().endedAt().atOffset(ZoneOffset.UTC);
    }

    public String getExpectedHead() {
        return expectedHead;
    }

    public void setExpectedHead(String expectedHead) {
        this.expectedHead = expectedHead == null ? "" : expectedHead;
    }
}
