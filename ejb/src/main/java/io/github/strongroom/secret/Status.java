package io.github.strongroom.secret;

import java.time.OffsetDateTime;

/** Whether applications get a secret. */
public enum Status {
    /** They do. */
    ACTIVE,
    /** They do not, because somebody deactivated it. */
    INACTIVE,
    /** They do not yet: its time has not come. */
    SCHEDULED,
    /** They do not, because its time is over. */
    EXPIRED,
    /** They do not, because it was deleted. Its name is reserved, and it can be restored for a while. */
    DELETED;

    static Status of(
            boolean deleted, boolean active, OffsetDateTime activeFrom, OffsetDateTime expiresAt, OffsetDateTime now) {
        if (deleted) {
            return DELETED;
        }
        if (!active) {
            return INACTIVE;
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            return EXPIRED;
        }
        return activeFrom != null && activeFrom.isAfter(now) ? SCHEDULED : ACTIVE;
    }
}
