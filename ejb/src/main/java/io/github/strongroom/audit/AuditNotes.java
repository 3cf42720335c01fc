package io.github.strongroom.audit;

import io.github.strongroom.keyring.Fingerprint;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What an {@link Audited} method adds to the row of its own call. One audited method may call another; each has its own row.
 */
@RequestScoped
public class AuditNotes {

    private final Deque<AuditEvent> open = new ArrayDeque<>();

    /** The version of the secret that the call is about. */
    public void version(int version) {
        open.element().setTargetVersion(version);
    }

    /** What the call is about, where it finds that out itself. */
    public void target(String target) {
        open.element().setTarget(target);
    }

    /** Fingerprints of the value before and after a change; either may be {@code null}. */
    public void fingerprints(Fingerprint before, Fingerprint after) {
        open.element().setFingerprints(before, after);
    }

    /** Why the call is made, where no parameter of its own says so; {@code null} for no reason. */
    public void reason(String reason) {
        open.element().setReason(reason);
    }

    /** That values were destroyed by the call: how many, and up to which version. */
    public void destroyed(int values, int upTo) {
        open.element().addToReason("[values of " + values + " versions up to " + upTo + " destroyed]");
    }

    /** That the call made a category that was not there. */
    public void created(String category) {
        open.element().addToReason("[category " + category + " created]");
    }

    /** The name that the call gives to what it is about. */
    public void renamed(String name) {
        open.element().addToReason("[renamed to " + name + "]");
    }

    /** The user who acts, where the call itself finds out who that is (a sign-in). */
    public void actor(String user) {
        open.element().setActor(user);
    }

    void begin(AuditEvent event) {
        open.push(event);
    }

    void end() {
        open.pop();
    }

    AuditEvent current() {
        return open.element();
    }
}
