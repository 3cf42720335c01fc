package io.github.strongroom.secret;

import io.github.strongroom.keyring.SecretValue;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants a secret to become. What is not set ({@code null}) stays as it is, or takes its default where the secret
 * is new; an empty {@link Optional} removes.
 */
public final class SecretDraft {

    private final Builder given;

    private SecretDraft(Builder given) {
        this.given = given;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Checks category, owner, tags, description and reason, as a vault does that stores the draft.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for one that is not acceptable
     */
    public void requireAcceptable() {
        Fields.category(given.category, "");
        Fields.owner(given.owner, "");
        Fields.description(given.description, "");
        Fields.reason(given.reason, SecretVault.MAX_REASON);
        if (given.tags != null) {
            Fields.tags(given.tags);
        }
    }

    public SecretValue value() {
        return given.value;
    }

    public Origin origin() {
        return given.origin;
    }

    public String reason() {
        return given.reason;
    }

    public Kind kind() {
        return given.kind;
    }

    public ValueType type() {
        return given.type;
    }

    public String category() {
        return given.category;
    }

    public String description() {
        return given.description;
    }

    public String owner() {
        return given.owner;
    }

    public Set<String> tags() {
        return given.tags;
    }

    public Optional<OffsetDateTime> activeFrom() {
        return given.activeFrom;
    }

    public Optional<OffsetDateTime> expiresAt() {
        return given.expiresAt;
    }

    public Optional<Period> rotateEvery() {
        return given.rotateEvery;
    }

    public Optional<Integer> maxVersions() {
        return given.maxVersions;
    }

    public ValueRule rule() {
        return given.rule;
    }

    /** Collects a draft. Not safe for use by several threads. */
    public static final class Builder {

        private SecretValue value;
        private Origin origin = Origin.TYPED;
        private String reason;
        private Kind kind;
        private ValueType type;
        private String category;
        private String description;
        private String owner;
        private Set<String> tags;
        private Optional<OffsetDateTime> activeFrom;
        private Optional<OffsetDateTime> expiresAt;
        private Optional<Period> rotateEvery;
        private Optional<Integer> maxVersions;
        private ValueRule rule;

        private Builder() {}

        public SecretDraft build() {
            return new SecretDraft(this);
        }

        /** The new value; {@code null} keeps the stored one. */
        public Builder value(SecretValue newValue) {
            value = newValue;
            return this;
        }

        /** Where the value comes from; {@link Origin#TYPED} by default. */
        public Builder origin(Origin from) {
            origin = from;
            return this;
        }

        /** Why the value changes, at most 500 characters: kept with the version and in the audit. */
        public Builder reason(String why) {
            reason = why;
            return this;
        }

        /** {@link Kind#SECRET} by default. */
        public Builder kind(Kind newKind) {
            kind = newKind;
            return this;
        }

        /** {@link ValueType#MULTILINE} by default for secrets, {@link ValueType#TEXT} for settings. */
        public Builder type(ValueType newType) {
            type = newType;
            return this;
        }

        /** At most 100 characters; a category that is not there yet is made. */
        public Builder category(String name) {
            category = name;
            return this;
        }

        /** At most 2,000 characters. */
        public Builder description(String text) {
            description = text;
            return this;
        }

        /** Who answers for it, at most 200 characters. */
        public Builder owner(String name) {
            owner = name;
            return this;
        }

        /** At most 20, each at most 50 characters. */
        public Builder tags(Set<String> all) {
            tags = all;
            return this;
        }

        /** When applications begin to get it: a time in the future. */
        public Builder activeFrom(Optional<OffsetDateTime> start) {
            activeFrom = start;
            return this;
        }

        /** When applications stop getting it: a time in the future, after {@code activeFrom}. */
        public Builder expiresAt(Optional<OffsetDateTime> end) {
            expiresAt = end;
            return this;
        }

        /** How often the value should change: a period of at least a day. */
        public Builder rotateEvery(Optional<Period> period) {
            rotateEvery = period;
            return this;
        }

        /** How many versions keep their value, 1 to 100; {@value Secret#MAX_VERSIONS} by default. */
        public Builder maxVersions(Optional<Integer> limit) {
            maxVersions = limit;
            return this;
        }

        /** What new values must look like; {@link ValueRule#NONE} removes. */
        public Builder rule(ValueRule newRule) {
            rule = newRule;
            return this;
        }
    }
}
