package io.github.strongroom.access;

import jakarta.security.enterprise.CallerPrincipal;
import java.io.Serializable;
import java.util.Set;
import java.util.UUID;

/** Somebody who has proven who they are: a person in the console, or a program with a bearer token. Immutable. */
public final class StrongroomPrincipal extends CallerPrincipal implements Serializable {

    private static final long serialVersionUID = 1L;

    private final UUID tokenId;
    private final Set<Role> roles;

    private StrongroomPrincipal(String user, UUID tokenId, Set<Role> roles) {
        super(user);
        this.tokenId = tokenId;
        this.roles = Set.copyOf(roles);
    }

    static StrongroomPrincipal user(String name, Set<Role> roles) {
        return new StrongroomPrincipal(name, null, roles);
    }

    static StrongroomPrincipal token(UUID tokenId, String owner, Set<Role> roles) {
        return new StrongroomPrincipal(owner, tokenId, roles);
    }

    /** The token that stands for the user; {@code null} when the person came in. */
    public UUID tokenId() {
        return tokenId;
    }

    public Set<Role> roles() {
        return roles;
    }

    /** The roles' names, as the container takes them. */
    public Set<String> groups() {
        return roles.stream().map(Role::id).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StrongroomPrincipal p
                && getName().equals(p.getName())
                && java.util.Objects.equals(tokenId, p.tokenId);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(getName(), tokenId);
    }
}
