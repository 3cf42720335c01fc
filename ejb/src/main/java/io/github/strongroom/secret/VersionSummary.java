package io.github.strongroom.secret;

import java.time.OffsetDateTime;

/**
 * A version without its value.
 *
 * @param number from 1
 * @param reason {@code null} where none was given
 * @param restoredFrom the version whose value it took over; {@code null} unless it was a rollback
 * @param fingerprint first digits of the value's keyed fingerprint
 * @param sameAs the first version with the same value; {@code null} where that is this one
 * @param destroyedAt when its value was destroyed; {@code null} while it is there
 */
public record VersionSummary(
        int number,
        boolean current,
        OffsetDateTime createdAt,
        String createdBy,
        String reason,
        Origin origin,
        Integer restoredFrom,
        String fingerprint,
        Integer sameAs,
        OffsetDateTime destroyedAt) {}
