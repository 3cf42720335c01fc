package io.github.strongroom.audit;

/**
 * A row of the trail and how it stands in the chain.
 *
 * @param position in the chain; {@code null} where it is not in it
 * @param rejected code of the error for which it was not chained; {@code null} where it was not rejected
 * @param waiting whether its turn has not come yet
 */
public record AuditRow(AuditEvent event, Long position, String rejected, boolean waiting) {

    /** Whether it is neither chained, nor waiting for that, nor rejected: somebody has added it, or taken its link away. */
    public boolean isUnlinked() {
        return position == null && rejected == null && !waiting;
    }
}
