package io.github.strongroom.console;

import io.github.strongroom.audit.AuditFilter;
import io.github.strongroom.audit.AuditPage;
import io.github.strongroom.audit.AuditPages;
import io.github.strongroom.audit.AuditPlace;
import io.github.strongroom.audit.AuditRow;
import java.util.List;
import java.util.function.UnaryOperator;

/** A page of the trail for the fragment that shows it, with the addresses of the pages beside it, below the context root. */
public final class AuditView {

    /** Rows on a page. */
    static final int SIZE = 50;

    private final AuditPage page;
    private final UnaryOperator<String> address;

    /**
     * A page.
     *
     * @param address gives the address of the page for a place, as {@code before=123}; for the newest it is empty
     */
    AuditView(AuditPages pages, AuditFilter filter, AuditPlace place, UnaryOperator<String> address) {
        this.page = pages.page(filter, place, SIZE);
        this.address = address;
    }

    public List<AuditRow> getRows() {
        return page.rows();
    }

    /** The page from the newest row on. */
    public String getNewest() {
        return address.apply("");
    }

    /** The page with newer rows; empty where there are none. */
    public String getNewer() {
        return page.newer() == null ? "" : address.apply("after=" + page.newer());
    }

    /** The page with older rows; empty where there are none. */
    public String getOlder() {
        return page.older() == null ? "" : address.apply("before=" + page.older());
    }

    /** Which rows these are, in words. */
    public String getExtent() {
        if (page.rows().isEmpty()) {
            return "";
        }
        AuditRow newest = page.rows().get(0);
        AuditRow oldest = page.rows().get(page.rows().size() - 1);
        return page.rows().size() + (page.rows().size() == 1 ? " row" : " rows") + ", "
                + UtcConverter.text(oldest.event().getAt()) + " to "
                + UtcConverter.text(newest.event().getAt()) + (getNewer().isEmpty() ? ", the newest" : "");
    }

    /** How a row stands in the chain, in words. */
    public String standing(AuditRow row) {
        if (row.position() != null) {
            return "chained at " + row.position();
        }
        if (row.rejected() != null) {
            return "not Strongroom’s (" + row.rejected() + ")";
        }
        return row.waiting() ? "not chained yet" : "not in the chain";
    }

    /** Whether somebody has meddled with a row. */
    public boolean suspect(AuditRow row) {
        return row.rejected() != null || row.isUnlinked();
    }
}
