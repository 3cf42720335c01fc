package io.github.strongroom.secret;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Whether applications get a secret. */
public enum Status {
    /** They do. */
    ACTIVE,
    /** They do not, because somebody deactivated it. */
    INACTIVE,
    /** They do not, because its time is over. */
    EXPIRED;

    static Status of(boolean active, OffsetDateTime expiresAt) {
        if (!active) {
            return INACTIVE;
        }
        boolean over = expiresAt != null && !expiresAt.isAfter(OffsetDateTime.now(ZoneOffset.UTC));
        return over ? EXPIRED : ACTIVE;
    }
}
