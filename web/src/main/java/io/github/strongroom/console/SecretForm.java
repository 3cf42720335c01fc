package io.github.strongroom.console;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.SecretDraft;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.ValueType;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The fields of the form for a secret, but for the value: metadata as people type it, and as the vault takes it. */
public class SecretForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private String name = "";
    private Kind kind = Kind.SECRET;
    private ValueType type = ValueType.TEXT;
    private String category = "";
    private String description = "";
    private String owner = "";
    private String tags = "";
    private String expiresAt = "";
    private String rotateEvery = "";
    private String storedExpiry = "";

    static SecretForm of(SecretSummary secret) {
        SecretForm form = new SecretForm();
        form.name = secret.name();
        form.kind = secret.kind();
        form.type = secret.type();
        form.category = secret.category();
        form.description = secret.description();
        form.owner = secret.owner();
        form.tags = secret.tags().stream().sorted().collect(Collectors.joining(", "));
        form.expiresAt = shown(secret.expiresAt());
        form.storedExpiry = form.expiresAt;
        form.rotateEvery =
                secret.rotateEvery() == null ? "" : secret.rotateEvery().toString();
        return form;
    }

    /** To the second, which is what the browser's field takes. */
    private static String shown(OffsetDateTime time) {
        return time == null
                ? ""
                : time.withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .withNano(0)
                        .toString();
    }

    /**
     * What the form says.
     *
     * @param value {@code null} keeps the stored one
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for a time or a period that is none
     */
    SecretDraft draft(SecretValue value) {
        return SecretDraft.builder()
                .value(value)
                .kind(kind)
                .type(type)
                .category(category)
                .description(description)
                .owner(owner)
                .tags(tagSet())
                .expiresAt(expiry())
                .rotateEvery(rotation())
                .build();
    }

    private Set<String> tagSet() {
        return Arrays.stream(tags.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<OffsetDateTime> expiry() {
        if (expiresAt.equals(storedExpiry)) {
            return null;
        }
        try {
            return given(expiresAt).map(text -> LocalDateTime.parse(text).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw Fault.FIELD_INVALID.with("expiresAt", "write date and time in UTC, for example 2026-12-31T23:59.");
        }
    }

    private Optional<Period> rotation() {
        try {
            return given(rotateEvery).map(SecretForm::period);
        } catch (DateTimeException e) {
            throw Fault.FIELD_INVALID.with(
                    "rotateEvery", "write a number of days, or a period of ISO 8601 such as P90D or P3M.");
        }
    }

    private static Period period(String text) {
        return Period.parse(text.chars().allMatch(Character::isDigit) ? "P" + text + "D" : text);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name.strip();
    }

    public Kind getKind() {
        return kind;
    }

    public void setKind(Kind kind) {
        this.kind = kind;
    }

    public ValueType getType() {
        return type;
    }

    public void setType(ValueType type) {
        this.type = type;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = TypedValue.withLineFeeds(description);
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(String owner) {
        this.owner = owner;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }

    public String getExpiresAt() {
        return expiresAt;
    }

    public void setExpiresAt(String expiresAt) {
        this.expiresAt = expiresAt;
    }

    public String getRotateEvery() {
        return rotateEvery;
    }

    public void setRotateEvery(String rotateEvery) {
        this.rotateEvery = rotateEvery;
    }
}
