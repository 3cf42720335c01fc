package io.github.strongroom.console;

import io.github.strongroom.audit.AuditPages;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.SecretVault;
import io.github.strongroom.usage.UsageReport;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;

/** What is on record about one name, newest first; also where no secret has it any more. */
@Named
@RequestScoped
public class SecretTimeline {

    @Inject
    private SecretVault vault;

    @Inject
    private UsageReport usage;

    @Inject
    private AuditPages pages;

    private final SecretAddress address = new SecretAddress();
    private final AuditPlaceInAddress place = new AuditPlaceInAddress();
    private AuditFilters filters = new AuditFilters();
    private SecretFacts facts;
    private AuditView found;
    private String reads = "";

    /** Fetches a page of the rows about the name of the address. */
    public void open() {
        try {
            filters = AuditFilters.about(named(), !isWithReads());
            found = new AuditView(pages, filters.filter(Instant.now()), place.place(), this::page);
            facts = facts();
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** The name; none is empty, or ends with the asterisk that would stand for any end. */
    private String named() {
        String name = address.getName().strip();
        if (name.isEmpty() || name.endsWith("*")) {
            throw Fault.NOT_FOUND.with();
        }
        return name;
    }

    private SecretFacts facts() {
        try {
            return SecretFacts.of(vault, usage, address.getName());
        } catch (FaultException e) {
            if (e.fault() == Fault.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    private String page(String where) {
        return address.getTimeline() + (isWithReads() ? "&reads=with" : "") + (where.isEmpty() ? "" : "&" + where);
    }

    /** The same with reads by applications where they are left out, and without where they are not. */
    public String getOther() {
        return address.getTimeline() + (isWithReads() ? "" : "&reads=with");
    }

    /** Whether reads by applications are shown, which are many; the page of the secret has their counts. */
    public boolean isWithReads() {
        return "with".equals(reads);
    }

    public String getReads() {
        return reads;
    }

    public void setReads(String reads) {
        this.reads = reads;
    }

    public SecretAddress getAddress() {
        return address;
    }

    public AuditPlaceInAddress getPlace() {
        return place;
    }

    /** The filters that find the same on the audit page. */
    public AuditFilters getFilters() {
        return filters;
    }

    /** The secret of this name; {@code null} where there is none. */
    public SecretFacts getFacts() {
        return facts;
    }

    public boolean isAvailable() {
        return found != null;
    }

    public AuditView getFound() {
        return found;
    }
}
