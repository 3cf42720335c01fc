package io.github.strongroom.secret;

import io.github.strongroom.fault.Fault;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A secret or a setting without its value: the value is in the {@link SecretVersion}s. It is created with its first version,
 * gets a new version with each change of value, and reaches applications while it is active and not expired.
 */
@Entity
@Table(name = "secret")
class Secret {

    private static final int MAX_CATEGORY = 100;
    private static final int MAX_DESCRIPTION = 2000;
    private static final int MAX_OWNER = 200;
    private static final int MAX_TAGS = 20;
    private static final int MAX_TAG = 50;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private ValueType type;

    private String category = "";
    private String description = "";
    private String owner = "";

    @Convert(converter = TagsConverter.class)
    private Set<String> tags = new TreeSet<>();

    private boolean active = true;

    @Column(name = "expires_at")
    private OffsetDateTime expiresAt;

    @Column(name = "rotate_every")
    private String rotateEvery;

    @Column(name = "current_version")
    private int currentVersion;

    @Version
    @Column(name = "row_version")
    private long rowVersion;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "changed_at")
    private OffsetDateTime changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    protected Secret() {}

    static Secret named(String name, String author, OffsetDateTime now) {
        Secret secret = new Secret();
        secret.id = UUID.randomUUID();
        secret.name = name;
        secret.kind = Kind.SECRET;
        secret.createdAt = now;
        secret.createdBy = author;
        secret.changedAt = now;
        secret.changedBy = author;
        return secret;
    }

    /** Takes over what the draft says about everything but the value. */
    void describe(SecretDraft draft) {
        kind = draft.kind() == null ? kind : draft.kind();
        type = draft.type() == null ? typeByDefault() : draft.type();
        category = text("category", draft.category(), category, MAX_CATEGORY);
        description = text("description", draft.description(), description, MAX_DESCRIPTION);
        owner = text("owner", draft.owner(), owner, MAX_OWNER);
        if (draft.tags() != null) {
            tags = tags(draft.tags());
        }
        if (draft.expiresAt() != null) {
            expiresAt = draft.expiresAt().map(Secret::storable).orElse(null);
        }
        if (draft.rotateEvery() != null) {
            rotateEvery = draft.rotateEvery().map(Period::toString).orElse(null);
        }
    }

    private static OffsetDateTime storable(OffsetDateTime time) {
        if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
            throw Fault.FIELD_INVALID.with("expiresAt", "a year from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        return time;
    }

    private ValueType typeByDefault() {
        if (type != null) {
            return type;
        }
        return kind == Kind.SECRET ? ValueType.MULTILINE : ValueType.TEXT;
    }

    private static String text(String field, String given, String present, int limit) {
        if (given == null) {
            return present;
        }
        String stripped = given.strip();
        if (stripped.length() > limit || stripped.indexOf('\0') >= 0) {
            throw Fault.FIELD_INVALID.with(field, "at most " + limit + " characters, without NUL.");
        }
        return stripped;
    }

    private static Set<String> tags(Set<String> given) {
        Set<String> tags = new TreeSet<>();
        given.forEach(tag -> tags.add(tag.strip()));
        tags.remove("");
        boolean fits = tags.size() <= MAX_TAGS
                && tags.stream()
                        .allMatch(tag -> tag.length() <= MAX_TAG && tag.chars().noneMatch(Character::isISOControl));
        if (!fits) {
            throw Fault.FIELD_INVALID.with(
                    "tags", "at most " + MAX_TAGS + ", each of at most " + MAX_TAG + " characters on one line.");
        }
        return tags;
    }

    /** A new value is there: its version's number. */
    int nextVersion() {
        return ++currentVersion;
    }

    void setActive(boolean active) {
        this.active = active;
    }

    void changed(String author, OffsetDateTime now) {
        changedBy = author;
        changedAt = now;
    }

    UUID id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    ValueType type() {
        return type;
    }

    boolean active() {
        return active;
    }

    int currentVersion() {
        return currentVersion;
    }

    long rowVersion() {
        return rowVersion;
    }

    SecretSummary summary() {
        return new SecretSummary(
                name,
                kind,
                type,
                category,
                description,
                owner,
                Set.copyOf(tags),
                Status.of(active, expiresAt),
                expiresAt,
                rotateEvery == null ? null : Period.parse(rotateEvery),
                currentVersion,
                rowVersion,
                createdAt,
                createdBy,
                changedAt,
                changedBy);
    }
}
