package io.github.strongroom.secret;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

/**
 * One value that a secret has or had, encrypted. Never changed once stored, but that its payload may be destroyed: the wrapped
 * data key goes, without which nothing opens the ciphertext, and the ciphertext with it.
 */
@Entity
@Table(name = "secret_version")
class SecretVersion {

    @EmbeddedId
    private Key key;

    @Column(name = "kek_id")
    private String kekId;

    @Column(name = "wrapped_dek")
    private byte[] wrappedDek;

    private byte[] ciphertext;
    private byte[] fingerprint;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "created_by")
    private String createdBy;

    private String reason;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private String type;

    @Column(name = "restored_from")
    private Integer restoredFrom;

    @Column(name = "destroyed_at")
    private OffsetDateTime destroyedAt;

    protected SecretVersion() {}

    SecretVersion(Key key, Sealed sealed, Fingerprint fingerprint, ValueType type, Source source, OffsetDateTime now) {
        this.key = key;
        this.kekId = sealed.kekId();
        this.wrappedDek = sealed.wrappedDek();
        this.ciphertext = sealed.ciphertext();
        this.fingerprint = fingerprint.bytes();
        this.createdBy = source.author();
        this.origin = source.origin();
        this.type = type.name();
        this.reason = source.reason();
        this.restoredFrom = source.restoredFrom();
        this.createdAt = now;
    }

    /** Who made a version, how, why, and from which earlier one ({@code null} unless it is a rollback). */
    record Source(String author, Origin origin, String reason, Integer restoredFrom) {}

    /** Whether the value was checked against this type when it was saved. */
    boolean isOf(ValueType wanted) {
        return wanted.name().equals(type);
    }

    int number() {
        return key.version;
    }

    /**
     * The encrypted value.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0219} when it was destroyed
     */
    Sealed sealed() {
        if (destroyedAt != null) {
            throw Fault.VERSION_DESTROYED.with(key.version);
        }
        return new Sealed(kekId, wrappedDek, ciphertext);
    }

    VersionSummary summary(int currentVersion, Integer sameAs) {
        return new VersionSummary(
                key.version,
                key.version == currentVersion,
                createdAt,
                createdBy,
                reason,
                origin,
                restoredFrom,
                fingerprint().shown(),
                sameAs,
                destroyedAt);
    }

    Fingerprint fingerprint() {
        return Fingerprint.of(fingerprint);
    }

    /** A version is known by its secret and its number. */
    @Embeddable
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        @Column(name = "secret_id")
        private UUID secret;

        private int version;

        protected Key() {}

        Key(UUID secret, int version) {
            this.secret = secret;
            this.version = version;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key k && version == k.version && Objects.equals(secret, k.secret);
        }

        @Override
        public int hashCode() {
            return Objects.hash(secret, version);
        }
    }
}
