package io.github.strongroom.secret;

import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

/** One value that a secret has or had, encrypted. Never changed once stored. */
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

    protected SecretVersion() {}

    SecretVersion(Key key, Sealed sealed, Fingerprint fingerprint, String author, OffsetDateTime now) {
        this.key = key;
        this.kekId = sealed.kekId();
        this.wrappedDek = sealed.wrappedDek();
        this.ciphertext = sealed.ciphertext();
        this.fingerprint = fingerprint.bytes();
        this.createdBy = author;
        this.createdAt = now;
    }

    int number() {
        return key.version;
    }

    Sealed sealed() {
        return new Sealed(kekId, wrappedDek, ciphertext);
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
