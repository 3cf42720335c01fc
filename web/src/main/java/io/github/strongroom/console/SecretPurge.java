package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.LifeCycle;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Removes a deleted or tampered secret for good, after its name was typed once more and a reason was given. */
@Named
@RequestScoped
public class SecretPurge {

    @Inject
    private LifeCycle lifeCycle;

    private String name;
    private String confirmation;
    private String reason;

    /** Purges and goes on to the page {@code after}; a refusal is said in the dialog, which stays open. */
    public void purge(String after) {
        try {
            lifeCycle.purge(name, confirmation.strip(), reason);
            DoneMessage.showAt(after, name + " is purged: it and all its versions are gone, and its name is free.");
        } catch (FaultException e) {
            FaultMessage.show(e);
            FacesContext.getCurrentInstance().validationFailed();
        }
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getConfirmation() {
        return confirmation;
    }

    public void setConfirmation(String confirmation) {
        this.confirmation = confirmation;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
