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

    /** The condition for rows beyond the place, in the order of their time or of their sequence. */
    String sql(boolean byTime) {
        if (sequence == null) {
            return "";
        }
        String beyond = newer ? " > " : " < ";
        return byTime
                ? " and (e.at, e.sequence)" + beyond + "((select p.at from audit_event p where p.sequence = " + sequence
                        + "), " + sequence + ")"
                : " and e.sequence" + beyond + sequence;
    }

    /** The order in which the rows next to the place come first. */
    String order(boolean byTime) {
        String direction = newer ? " asc" : " desc";
        return (byTime ? "e.at" + direction + ", " : "") + "e.sequence" + direction;
    }
}
