package io.github.strongroom.secret;

import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Set;

/**
 * Everything about a secret but its value: there is no component for it, so no listing can ever show one.
 *
 * @param rotateEvery {@code null} where no period was set
 * @param expiresAt {@code null} where it never expires
 * @param version number of the current value, from 1
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
        OffsetDateTime expiresAt,
        Period rotateEvery,
        int version,
        long rowVersion,
        OffsetDateTime createdAt,
        String createdBy,
        OffsetDateTime changedAt,
        String changedBy) {}
