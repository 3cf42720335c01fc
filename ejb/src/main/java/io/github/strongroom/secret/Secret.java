package io.github.strongroom.secret;

import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.SecretState;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A secret or a setting without its value: the value is in the {@link SecretVersion}s. It is created with its first version,
 * gets a new version with each change of value, and reaches applications while it is active, its time has come and is not
 * over, and it is not deleted. Each change counts the row version up and seals the row anew ({@link #saved}).
 *
 * <p>Any row can be listed, whatever somebody has written into it; only {@linkplain #isLegible legible} ones are genuine.
 */
@Entity
@Table(name = "secret")
class Secret {

    /** How many versions keep their value where nothing else is set. */
    static final int MAX_VERSIONS = 20;

    /** For so many days a deleted secret can be restored. */
    static final int RESTORABLE_DAYS = 30;

    /** For so many days a certificate is flagged before it ends. */
    static final int ENDING_DAYS = 30;

    @Id
    private UUID id;

    private String name;
    private String kind;
    private String type;
    private String category;
    private String description = "";
    private String owner = "";

    @Convert(converter = TagsConverter.class)
    private Set<String> tags = new TreeSet<>();

    private boolean active = true;

    @Column(name = "active_from")
    private OffsetDateTime activeFrom;

    @Column(name = "expires_at")
    private OffsetDateTime expiresAt;

    @Column(name = "deleted_at")
    private OffsetDateTime deletedAt;

    @Column(name = "deleted_by")
    private String deletedBy;

    @Column(name = "rotate_every")
    private String rotateEvery;

    @Column(name = "max_versions")
    private Integer maxVersions;

    @Column(name = "rule_min_length")
    private Integer ruleMinLength;

    @Column(name = "rule_pattern")
    private String rulePattern;

    @Column(name = "current_version")
    private int currentVersion;

    private byte[] fingerprint;

    @Column(name = "value_changed_at")
    private OffsetDateTime valueChangedAt;

    @Column(name = "value_origin")
    private String valueOrigin;

    @Column(name = "certificate_expires_at")
    private OffsetDateTime certificateExpiresAt;

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

    private byte[] seal;

    protected Secret() {}

    /**
     * A new secret without a value.
     *
     * @param purgedRowVersion the last row version of a purged one of this name, 0 where there was none: whoever still has
     *     the old one's must not take this for it
     */
    static Secret named(String name, String author, OffsetDateTime now, long purgedRowVersion) {
        Secret secret = new Secret();
        secret.id = UUID.randomUUID();
        secret.name = name;
        secret.rowVersion = purgedRowVersion;
        secret.kind = Kind.SECRET.name();
        secret.createdAt = now;
        secret.createdBy = author;
        secret.changedAt = now;
        secret.changedBy = author;
        return secret;
    }

    /**
     * Takes over what the draft says about everything but the value.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for what is not acceptable
     */
    void describe(SecretDraft draft, OffsetDateTime now) {
        kind = draft.kind() == null ? kind : draft.kind().name();
        type = draft.type() == null ? typeByDefault() : draft.type().name();
        category = emptyToNull(Fields.category(draft.category(), category == null ? "" : category));
        description = Fields.description(draft.description(), description);
        owner = Fields.owner(draft.owner(), owner);
        tags = draft.tags() == null ? tags : Fields.tags(draft.tags());
        activeFrom = Fields.time("activeFrom", draft.activeFrom(), activeFrom, now);
        expiresAt = Fields.time("expiresAt", draft.expiresAt(), expiresAt, now);
        Fields.requireOrder(activeFrom, expiresAt);
        rotateEvery = Fields.period(draft.rotateEvery(), rotateEvery);
        maxVersions = Fields.maxVersions(draft.maxVersions(), maxVersions);
        if (draft.rule() != null) {
            draft.rule().requireValid();
            ruleMinLength = draft.rule().minLength();
            rulePattern = draft.rule().pattern();
        }
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private String typeByDefault() {
        if (type != null) {
            return type;
        }
        return (kind() == Kind.SECRET ? ValueType.MULTILINE : ValueType.TEXT).name();
    }

    /**
     * A new value is there.
     *
     * @return its version's number
     */
    int nextVersion(Fingerprint ofValue, Origin origin, OffsetDateTime certificateEnd, OffsetDateTime now) {
        fingerprint = ofValue.bytes();
        valueOrigin = origin.name();
        certificateExpiresAt = certificateEnd;
        valueChangedAt = now;
        return ++currentVersion;
    }

    void setActive(boolean active) {
        this.active = active;
    }

    void delete(String author, OffsetDateTime now) {
        deletedAt = now;
        deletedBy = author;
    }

    void restore() {
        deletedAt = null;
        deletedBy = null;
    }

    /** The last step of every change: counts it, says by whom, and seals the row. */
    void saved(String author, OffsetDateTime now, Keyring keyring) {
        changedBy = author;
        changedAt = now;
        rowVersion++;
        seal = keyring.sealRow(state());
    }

    /** Whether the row is as Strongroom saved it, now or earlier. */
    boolean isSealed(Keyring keyring) {
        return isLegible() && keyring.isSealed(state(), seal);
    }

    /** Whether each column holds what Strongroom could have written there. */
    boolean isLegible() {
        return Legible.kind(kind).isPresent()
                && Legible.type(type).isPresent()
                && Legible.origin(valueOrigin).isPresent()
                && Legible.is(rotateEvery, Legible.period(rotateEvery))
                && Stream.of(
                                activeFrom,
                                expiresAt,
                                deletedAt,
                                valueChangedAt,
                                certificateExpiresAt,
                                createdAt,
                                changedAt)
                        .allMatch(time -> Legible.is(time, Legible.time(time)));
    }

    private SecretState state() {
        return new SecretState(
                id,
                name,
                kind,
                type,
                new SecretState.Availability(active, instant(activeFrom), instant(expiresAt), instant(deletedAt)),
                new SecretState.Policy(maxVersions, ruleMinLength, rulePattern),
                currentVersion,
                rowVersion,
                fingerprint());
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    /** What it is; where that cannot be read, the one that is shown to fewer. */
    Kind kind() {
        return Legible.kind(kind).orElse(Kind.SECRET);
    }

    ValueType type() {
        return Legible.type(type).orElse(ValueType.MULTILINE);
    }

    String category() {
        return category;
    }

    boolean active() {
        return active;
    }

    boolean deleted() {
        return deletedAt != null;
    }

    /** Until when a deleted secret can be restored; {@code null} where it is not deleted. */
    OffsetDateTime restorableUntil() {
        return Legible.time(deletedAt)
                .map(time -> time.plusDays(RESTORABLE_DAYS))
                .orElse(deletedAt);
    }

    ValueRule rule() {
        return ruleMinLength == null && rulePattern == null
                ? ValueRule.NONE
                : new ValueRule(ruleMinLength, rulePattern);
    }

    int maxVersions() {
        return maxVersions == null ? MAX_VERSIONS : maxVersions;
    }

    int currentVersion() {
        return currentVersion;
    }

    byte[] seal() {
        return seal;
    }

    long rowVersion() {
        return rowVersion;
    }

    /** Of the current value; {@code null} before the first. */
    Fingerprint fingerprint() {
        return fingerprint == null ? null : Fingerprint.of(fingerprint);
    }

    /** What an administrator should look at, as far as the row itself tells. */
    Set<Flag> flags(OffsetDateTime now) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (!isLegible()) {
            return flags;
        }
        if (Legible.period(rotateEvery)
                .filter(period -> !valueChangedAt.plus(period).isAfter(now))
                .isPresent()) {
            flags.add(Flag.ROTATION_DUE);
        }
        if (kind() == Kind.SECRET && Legible.origin(valueOrigin).orElseThrow() == Origin.IMPORTED) {
            flags.add(Flag.UNCHANGED_SINCE_IMPORT);
        }
        if (certificateExpiresAt != null && certificateExpiresAt.isBefore(now.plusDays(ENDING_DAYS))) {
            flags.add(Flag.CERTIFICATE_ENDING);
        }
        return flags;
    }

    SecretSummary summary(OffsetDateTime now, Set<Flag> flags) {
        return new SecretSummary(
                name,
                kind(),
                type(),
                category == null ? "" : category,
                description,
                owner,
                Set.copyOf(tags),
                Status.of(deleted(), active, activeFrom, expiresAt, now),
                activeFrom,
                expiresAt,
                Legible.period(rotateEvery).orElse(null),
                maxVersions(),
                rule(),
                currentVersion,
                valueChangedAt,
                certificateExpiresAt,
                deleted() ? new SecretSummary.Deletion(deletedAt, deletedBy, restorableUntil()) : null,
                flags,
                rowVersion,
                createdAt,
                createdBy,
                changedAt,
                changedBy);
    }
}
