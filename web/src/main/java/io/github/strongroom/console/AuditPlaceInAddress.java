package io.github.strongroom.console;

import io.github.strongroom.audit.AuditPlace;
import java.io.Serializable;

/** Where in the trail a page is, as its address says it: {@code before=123} or {@code after=123}. */
public class AuditPlaceInAddress implements Serializable {

    private static final long serialVersionUID = 1L;

    private String before = "";
    private String after = "";

    /** The place; the newest where the address has none that is a number. */
    AuditPlace place() {
        if (number(after) != null) {
            return AuditPlace.newerThan(number(after));
        }
        return AuditPlace.olderThan(number(before));
    }

    private static Long number(String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }
}
