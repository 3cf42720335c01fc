package io.github.strongroom.secret;

import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Set;

/**
 * Everything about a secret but its value: there is no component for it, so no listing can ever show one.
 *
 * @param category empty where it has none
 * @param activeFrom {@code null} where it was active from the beginning
 * @param expiresAt {@code null} where it never expires
 * @param rotateEvery {@code null} where no period was set
 * @param maxVersions how many versions keep their value
 * @param version number of the current value, from 1
 * @param valueChangedAt when the current value was saved
 * @param certificateExpiresAt when the first certificate in a PEM value ends; {@code null} where there is none
 * @param deletion {@code null} unless it is deleted
 * @param flags what an administrator should look at
 * @param rowVersion counts every change, of metadata too: the entity tag of the API
 */
public record SecretSummary(
        String name,
        Kind kind,
        ValueType type,
        String category,
        String description,
        String owner,
        Set<String> tags,
        Status status,
        OffsetDateTime activeFrom,
        OffsetDateTime expiresAt,
        Period rotateEvery,
        int maxVersions,
        ValueRule rule,
        int version,
        OffsetDateTime valueChangedAt,
        OffsetDateTime certificateExpiresAt,
        Deletion deletion,
        Set<Flag> flags,
        long rowVersion,
        OffsetDateTime createdAt,
        String createdBy,
        OffsetDateTime changedAt,
        String changedBy) {

    /** That it was deleted, and until when it can be restored. */
    public record Deletion(OffsetDateTime at, String by, OffsetDateTime restorableUntil) {}
}
