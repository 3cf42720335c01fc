package io.github.strongroom.audit;

/**
 * Where in the trail a page is: it begins at the newest row, behind a row, or it ends before one.
 *
 * @param sequence of that row; {@code null} for the newest
 * @param newer whether the page has the rows that are newer than that one
 */
public record AuditPlace(Long sequence, boolean newer) {

    /** From the newest row on. */
    public static final AuditPlace NEWEST = new AuditPlace(null, false);

    /** The rows next to this one that are older; from the newest on where it is {@code null}. */
    public static AuditPlace olderThan(Long sequence) {
        return new AuditPlace(sequence, false);
    }

    /** The rows next to this one that are newer. */
    public static AuditPlace newerThan(long sequence) {
        return new AuditPlace(sequence, true);
    }

    String sql() {
        if (sequence == null) {
            return "";
        }
        return " and e.sequence " + (newer ? ">" : "<") + " " + sequence;
    }

    /** The order in which the rows next to the place come first. */
    String order() {
        return newer ? "asc" : "desc";
    }
}
