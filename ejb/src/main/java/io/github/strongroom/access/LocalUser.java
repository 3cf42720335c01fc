package io.github.strongroom.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Set;

/** A person who signs in with a password that Strongroom itself keeps, as a salted slow hash. */
@Entity
@Table(name = "local_user")
class LocalUser {

    @Id
    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    private String roles;

    protected LocalUser() {}

    String passwordHash() {
        return passwordHash;
    }

    StrongroomPrincipal principal() {
        return StrongroomPrincipal.user(name, roles());
    }

    Set<Role> roles() {
        return Role.parse(roles);
    }
}
