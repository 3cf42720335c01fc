package io.github.strongroom.console;

import io.github.strongroom.audit.AuditEvent;
import io.github.strongroom.audit.AuditPage;
import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.fault.FaultException;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** The audit trail, newest first, a page at a time. Looking at it is on record as well. */
@Named
@ViewScoped
public class AuditList implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private AuditTrail trail;

    private final Rows rows = new Rows();
    private boolean available;

    /** Fetches the newest rows; for those who may not see them, says so. */
    public void open() {
        try {
            rows.open();
            available = true;
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    public boolean isAvailable() {
        return available;
    }

    public PagedRows<AuditEvent> getRows() {
        return rows;
    }

    private final class Rows extends PagedRows<AuditEvent> {

        private static final long serialVersionUID = 1L;

        @Override
        Fetched<AuditEvent> fetch(int first, int size) {
            AuditPage page = trail.latest(first, size);
            return new Fetched<>(page.rows(), page.total());
        }

        @Override
        public String getRowKey(AuditEvent event) {
            return event.getSequence().toString();
        }
    }
}
