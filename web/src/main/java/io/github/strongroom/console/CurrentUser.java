package io.github.strongroom.console;

import io.github.strongroom.access.Caller;
import io.github.strongroom.access.Role;
import io.github.strongroom.access.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who looks at the page, and what to offer to them. It only decides what is shown: the vault and the audit trail decide for
 * themselves what is allowed.
 */
@Named("user")
@RequestScoped
public class CurrentUser {

    private static final Set<Role> CHANGE = Set.of(Role.SUPERADMIN, Role.EDITOR);
    private static final Set<Role> REVEAL = Set.of(Role.SUPERADMIN);
    private static final Set<Role> ROTATE = Set.of(Role.SUPERADMIN);
    private static final Set<Role> COMPARE = Set.of(Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR);
    private static final Set<Role> EXPORT = Set.of(Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR);
    private static final Set<Role> PURGE = Set.of(Role.SUPERADMIN);
    private static final Set<Role> AUDIT = Set.of(Role.SUPERADMIN, Role.AUDITOR);

    @Inject
    private Caller caller;

    @Inject
    private SignIn signIn;

    @Inject
    private ExternalContext external;

    public boolean isSignedIn() {
        return caller.principal().isPresent();
    }

    public String getName() {
        return caller.name();
    }

    /** The roles, for people. */
    public String getRoles() {
        return caller.principal().stream()
                .flatMap(principal -> principal.roles().stream())
                .map(Role::id)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    public boolean isMayChange() {
        return caller.hasAny(CHANGE);
    }

    public boolean isMayReveal() {
        return caller.hasAny(REVEAL);
    }

    public boolean isMayRotate() {
        return caller.hasAny(ROTATE);
    }

    public boolean isMayCompare() {
        return caller.hasAny(COMPARE);
    }

    public boolean isMayExport() {
        return caller.hasAny(EXPORT);
    }

    public boolean isMayPurge() {
        return caller.hasAny(PURGE);
    }

    public boolean isMayAudit() {
        return caller.hasAny(AUDIT);
    }

    /** Ends the session and returns to the sign-in page. */
    public void signOut() throws IOException {
        signIn.signedOut();
        external.invalidateSession();
        external.redirect(external.getRequestContextPath() + "/sign-in?note=signed-out");
    }

    /** Any request keeps the session: this is the one that does nothing else. */
    public void stay() {
        external.getSession(false);
    }
}
