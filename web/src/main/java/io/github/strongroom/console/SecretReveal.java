package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.SecretVault;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.primefaces.PrimeFaces;

/**
 * Shows one value to somebody who gives a reason. The value is in the one answer to that request and nowhere else: in no
 * component, in no view state, in no session, in no address.
 */
@Named
@RequestScoped
public class SecretReveal {

    @Inject
    private SecretVault vault;

    private String name;
    private Integer version;
    private String reason;

    /** Answers with the value, in base64 of its UTF-8 so that no character of it is changed on the way. */
    public void reveal() {
        try {
            SecretVault.Revealed revealed = vault.reveal(name, version, reason);
            byte[] utf8 = revealed.value().reveal().getBytes(StandardCharsets.UTF_8);
            PrimeFaces.Ajax answer = PrimeFaces.current().ajax();
            answer.addCallbackParam("revealed", Base64.getEncoder().encodeToString(utf8));
            answer.addCallbackParam("version", revealed.version());
        } catch (FaultException e) {
            FaultMessage.showAtField(e);
        }
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** The version to show; {@code null} for the current one. */
    public Integer getVersion() {
        return version;
    }

    public void setVersion(Integer version) {
        this.version = version;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
