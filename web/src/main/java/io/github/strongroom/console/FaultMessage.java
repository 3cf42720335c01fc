package io.github.strongroom.console;

import io.github.strongroom.api.Problem;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.Locale;

/** Shows an error beside the field that it is about, or at the top of the page: its message, and its code for a search. */
final class FaultMessage {

    private FaultMessage() {}

    /** Shows the error for the page as a whole, which then also answers with the status of the error. */
    static void show(FaultException e) {
        FacesContext context = FacesContext.getCurrentInstance();
        if (!context.isPostback()) {
            context.getExternalContext()
                    .setResponseStatus(Problem.status(e.fault()).getStatusCode());
        }
        show(null, text(e, e.getMessage()));
    }

    /** Shows the error beside its field, where it has one. Ids of fields are the names of a secret's properties. */
    static void showAtField(FaultException e) {
        if (e.fault() == Fault.FIELD_INVALID) {
            String[] parts = e.getMessage().split(": ", 2);
            show(parts[0], text(e, sentence(parts[1])));
        } else {
            show(field(e.fault()), text(e, e.getMessage()));
        }
    }

    private static String field(Fault fault) {
        return switch (fault) {
            case NAME_INVALID, NAME_RESERVED, EXISTS_ALREADY, DELETED -> "name";
            case VALUE_REQUIRED,
                    VALUE_EMPTY,
                    VALUE_TOO_LARGE,
                    VALUE_NOT_TEXT,
                    VALUE_TYPE,
                    VALUE_RULE,
                    RECAST_NEEDS_VALUE -> "value";
            case REASON_REQUIRED -> "reason";
            default -> null;
        };
    }

    private static void show(String field, String text) {
        FacesContext.getCurrentInstance().addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String text(FaultException e, String message) {
        return message + " (" + e.fault().code() + ")";
    }
}
