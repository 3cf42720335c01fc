package io.github.strongroom.console;

import io.github.strongroom.audit.AuditFilter;
import io.github.strongroom.audit.AuditPages;
import io.github.strongroom.fault.FaultException;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** The audit trail as its address asks for it: filtered, newest first, a page at a time. Looking at it is on record as well. */
@Named
@ViewScoped
public class AuditList implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private AuditPages pages;

    @Inject
    private CurrentUser user;

    private final AuditFilters filters = new AuditFilters();
    private final AuditPlaceInAddress place = new AuditPlaceInAddress();
    private transient AuditView found;
    private transient AuditChart chart;
    private List<String> actions = List.of();
    private boolean available;

    /** Fetches what the page shows; for those who may not see it, says so. */
    public void open() {
        try {
            // what was typed can be mended where it was typed
            available = user.isMayAudit();
            AuditFilter filter = filters.filter(Instant.now());
            available = false;
            found = new AuditView(pages, filter, place.place(), filters::address);
            actions = List.copyOf(pages.actions());
            available = true;
            chart = AuditChart.of(pages, filter, filters);
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    public AuditFilters getFilters() {
        return filters;
    }

    public AuditPlaceInAddress getPlace() {
        return place;
    }

    public boolean isAvailable() {
        return available;
    }

    /** The rows; {@code null} where a filter has no meaning. */
    public AuditView getFound() {
        return found;
    }

    /** When how much happened; {@code null} where a filter has no meaning. */
    public AuditChart getChart() {
        return chart;
    }

    /** The events that there are, to choose from. */
    public List<String> getActions() {
        return actions;
    }

    /** Where all that the filters find is exported, below the context root. */
    public String export(String format) {
        String query = filters.getQuery();
        return AuditDownload.PATH + "?format=" + format + (query.isEmpty() ? "" : "&" + query);
    }

    /** What is said in place of rows. */
    public String getNothing() {
        return filters.isAny()
                ? "Nothing is on record " + filters.getWords() + ". Change or clear the filters."
                : "There are no events yet.";
    }
}
