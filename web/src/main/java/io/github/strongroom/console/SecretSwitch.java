package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Expected;
import io.github.strongroom.secret.LifeCycle;
import io.github.strongroom.secret.SecretSummary;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Withdraws a secret from applications or gives it back, provided that it still is what the visitor has seen. */
@Named
@RequestScoped
public class SecretSwitch {

    @Inject
    private LifeCycle lifeCycle;

    private String name;
    private long rowVersion;

    /** Lets applications have the secret again. */
    public void activate() {
        try {
            SecretSummary secret = lifeCycle.activate(name, new Expected.RowVersion(rowVersion));
            done(name + " is active again: applications get version " + secret.version() + ".");
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** Takes the secret away from applications. */
    public void deactivate() {
        try {
            lifeCycle.deactivate(name, new Expected.RowVersion(rowVersion));
            done(name + " is inactive: its name is absent for applications.");
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    private static void done(String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, text, text));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public long getRowVersion() {
        return rowVersion;
    }

    public void setRowVersion(long rowVersion) {
        this.rowVersion = rowVersion;
    }
}
