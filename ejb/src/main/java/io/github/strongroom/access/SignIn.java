package io.github.strongroom.access;

import io.github.strongroom.audit.AuditNotes;
import io.github.strongroom.audit.AuditTrail;
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
    private AuditTrail trail;

    @Inject
    private AuditNotes notes;

    /**
     * Checks a name and a password. Case and blanks around the name do not matter, for the lock neither. The attempt is counted
     * before the password is looked at, so that many attempts at once are as many as one after the other; and no connection
     * is held while the slow hash is computed.
     *
     * @return who that is
     * @throws io.github.strongroom.fault.FaultException {@code STR-0402} where they do not belong together, {@code STR-0403}
     *     after too many failures; both take as long for names that do not exist
     */
    @Audited("session.sign-in")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public StrongroomPrincipal verify(@Audited.Subject String name, String password) {
        String normal = normalForm(name);
        if (!users.countAttempt(normal)) {
            throw Fault.LOCKED.with();
        }
        Optional<LocalUser> user = users.find(normal);
        if (!passwords.matches(password, user.map(LocalUser::passwordHash).orElse(null))) {
            throw Fault.SIGN_IN_FAILED.with();
        }
        users.forgetAttempts(normal);
        notes.actor(normal);
        trail.recordBefore();
        return user.orElseThrow().principal();
    }

    /** Records that the caller ended the session. */
    @Audited("session.sign-out")
    public void signedOut() {
        // the record is all there is to do: the session itself is the container's
    }

    private static String normalForm(String name) {
        String plain = name == null ? "" : name.replace("\0", "").strip().toLowerCase(Locale.ROOT);
        return plain.length() <= LocalUsers.MAX_NAME ? plain : plain.substring(0, LocalUsers.MAX_NAME);
    }
}
