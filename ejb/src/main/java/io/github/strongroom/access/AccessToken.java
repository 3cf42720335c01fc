package io.github.strongroom.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;

/** A bearer token of the REST API. What is stored is its hash; the token itself was shown once. */
@Entity
@Table(name = "access_token")
@NamedQuery(
        name = "AccessToken.withOwnerByHash",
        query = "select t, u from AccessToken t, LocalUser u where t.hash = :hash and u.name = t.owner")
class AccessToken {

    @Id
    private UUID id;

    private String name;

    @Column(name = "token_hash")
    private byte[] hash;

    private String owner;
    private String roles;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "expires_at")
    private OffsetDateTime expiresAt;

    protected AccessToken() {}

    AccessToken(
            String name,
            byte[] hash,
            StrongroomPrincipal owner,
            Set<Role> roles,
            OffsetDateTime now,
            OffsetDateTime expiresAt) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.hash = hash;
        this.owner = owner.getName();
        this.roles = Role.format(roles);
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    UUID id() {
        return id;
    }

    String owner() {
        return owner;
    }

    Set<Role> roles() {
        return Role.parse(roles);
    }

    boolean expiredAt(OffsetDateTime now) {
        return !expiresAt.isAfter(now);
    }
}
