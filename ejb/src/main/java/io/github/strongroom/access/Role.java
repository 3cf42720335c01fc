package io.github.strongroom.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person or a token may do. */
public enum Role {
    /** Everything. */
    SUPERADMIN,
    /** Creates and changes secrets and settings; reads settings, reveals no secret. */
    EDITOR,
    /** Reads the audit trail and metadata, never a value. */
    AUDITOR,
    /** Reads metadata. */
    VIEWER;

    /** The role's name as the container, the API and the database know it: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Role of(String id) {
        return Arrays.stream(values())
                .filter(role -> role.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no role '" + id + "'"));
    }

    /** Those of the wanted roles that somebody with these roles has: a superadmin has all. */
    static Set<Role> within(Set<Role> own, Set<Role> wanted) {
        Set<Role> common = EnumSet.noneOf(Role.class);
        common.addAll(wanted);
        if (!own.contains(SUPERADMIN)) {
            common.retainAll(own);
        }
        return common;
    }

    /** Roles from their names, separated by commas; none from an empty text. */
    static Set<Role> parse(String list) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(list.split(",")).filter(id -> !id.isEmpty()).map(Role::of).forEach(roles::add);
        return roles;
    }

    static String format(Set<Role> roles) {
        return roles.stream().map(Role::id).sorted().collect(Collectors.joining(","));
    }
}
