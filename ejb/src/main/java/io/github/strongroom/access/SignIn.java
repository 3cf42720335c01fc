package io.github.strongroom.access;

import io.github.strongroom.audit.AuditNotes;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Signs people in with their name and password, and out. */
@Stateless
public class SignIn {

    @Inject
    private LocalUsers users;

    @Inject
    private PasswordHashes passwords;

    @Inject
    private AuditNotes notes;

    /**
     * Checks a name and a password. Case and blanks around the name do not matter, for the lock neither.
     *
     * @return who that is
     * @throws io.github.strongroom.fault.FaultException {@code STR-0402} where they do not belong together, {@code STR-0403}
     *     after too many failures; both take as long for names that do not exist
     */
    @Audited("session.sign-in")
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public StrongroomPrincipal verify(@Audited.Subject String name, String password) {
        String normal = normalForm(name);
        if (users.isLocked(normal)) {
            throw Fault.LOCKED.with();
        }
        Optional<LocalUser> user = users.find(normal);
        if (!passwords.matches(password, user.map(LocalUser::passwordHash).orElse(null))) {
            users.addFailure(normal);
            throw Fault.SIGN_IN_FAILED.with();
        }
        users.forgetFailures(normal);
        notes.actor(normal);
        return user.orElseThrow().principal();
    }

    /** Records that the caller ended the session. */
    @Audited("session.sign-out")
    public void signedOut() {
        // the record is all there is to do: the session itself is the container's
    }

    private static String normalForm(String name) {
        String stripped = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
        return stripped.length() <= LocalUsers.MAX_NAME ? stripped : stripped.substring(0, LocalUsers.MAX_NAME);
    }
}
