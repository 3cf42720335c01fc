package io.github.strongroom.console;

import io.github.strongroom.access.SignIn;
import io.github.strongroom.access.StrongroomPrincipal;
import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** The page where people sign in. Whoever gets in goes to the page they wanted, and only to a page of this console. */
@Named
@RequestScoped
public class SignInPage {

    @Inject
    private SignIn signIn;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentUser user;

    @Inject
    private ExternalContext external;

    @Inject
    private HttpServletRequest request;

    private String name;
    private String password;
    private String next;
    private String note;

    /** Sends on whoever is signed in already. */
    public void open() throws IOException {
        if (user.isSignedIn()) {
            goOn();
        }
    }

    /** Checks name and password, and begins the session. */
    public void signIn() throws IOException {
        try {
            refuseForeignForms();
            StrongroomPrincipal principal = signIn.verify(name, password);
            Authentication.begin(request, principal);
            goOn();
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** A form on another site must not sign a visitor in under a name of its choice. */
    private void refuseForeignForms() {
        String site = request.getHeader("Sec-Fetch-Site");
        if ("cross-site".equals(site) || "same-site".equals(site)) {
            trail.refused("session.sign-in", name, Fault.FORBIDDEN);
            throw Fault.FORBIDDEN.with();
        }
    }

    private void goOn() throws IOException {
        external.redirect(external.getRequestContextPath() + LocalPath.of(next));
    }

    public boolean isEnded() {
        return "ended".equals(note);
    }

    public boolean isSignedOut() {
        return "signed-out".equals(note);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** Never shown again. */
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
