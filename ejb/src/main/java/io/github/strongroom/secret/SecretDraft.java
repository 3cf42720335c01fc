package io.github.strongroom.secret;

import io.github.strongroom.keyring.SecretValue;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants a secret to become. A component that is {@code null} stays as it is, or takes its default where the
 * secret is new; an empty {@link Optional} removes.
 *
 * @param value the new value; {@code null} keeps the stored one
 * @param kind {@link Kind#SECRET} by default
 * @param type {@link ValueType#MULTILINE} by default for secrets, {@link ValueType#TEXT} for settings
 * @param category free text, at most 100 characters
 * @param description free text, at most 2,000 characters
 * @param owner who answers for it, at most 200 characters
 * @param tags at most 20, each at most 50 characters
 * @param expiresAt when applications stop getting it
 * @param rotateEvery how often the value should change
 */
public record SecretDraft(
        SecretValue value,
        Kind kind,
        ValueType type,
        String category,
        String description,
        String owner,
        Set<String> tags,
        Optional<OffsetDateTime> expiresAt,
        Optional<Period> rotateEvery) {

    /** A draft that changes the value alone. */
    public static SecretDraft ofValue(SecretValue value) {
        return new SecretDraft(value, null, null, null, null, null, null, null, null);
    }
}
