package io.github.strongroom.console;

import io.github.strongroom.fault.Fault;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.io.IOException;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Leads every failed request to a page that a person can act on: an expired page is loaded afresh with a note, an ajax request
 * goes to the error page like any other.
 */
class FailedRequests extends ExceptionHandlerWrapper {

    private static final Logger LOG = Logger.getLogger(FailedRequests.class.getName());
    private static final String EXPIRED =
            "The page had been open for too long, and nothing was done. Repeat what you did last.";

    FailedRequests(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext context = FacesContext.getCurrentInstance();
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            Throwable thrown = getRootCause(events.next().getContext().getException());
            if (thrown instanceof ViewExpiredException expired) {
                events.remove();
                reload(context, expired.getViewId());
            } else if (context.getPartialViewContext().isAjaxRequest()) {
                events.remove();
                LOG.log(Level.SEVERE, "An ajax request failed", thrown);
                Fault fault = ErrorPage.faultOf(thrown).orElse(Fault.INTERNAL);
                leaveFor(context, "/error?code=" + fault.code());
            }
        }
        getWrapped().handle();
    }

    private static void reload(FacesContext context, String viewId) {
        context.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, EXPIRED, EXPIRED));
        context.getExternalContext().getFlash().setKeepMessages(true);
        redirect(context, pageOf(viewId));
    }

    /** The page itself, or the list where the page is about one secret. */
    private static String pageOf(String viewId) {
        String page = viewId.replace(".xhtml", "");
        return switch (page) {
            case "/index" -> "/";
            case "/secret", "/versions" -> "/secrets";
            default -> page;
        };
    }

    private static void redirect(FacesContext context, String path) {
        try {
            ExternalContext external = context.getExternalContext();
            external.redirect(external.getRequestContextPath() + path);
            context.responseComplete();
        } catch (IOException e) {
            throw new FacesException(e);
        }
    }

    /** Drops what was rendered so far, since the failure may have come in the midst of it. */
    private static void leaveFor(FacesContext context, String path) {
        try {
            ExternalContext external = context.getExternalContext();
            external.responseReset();
            external.setResponseContentType(PartialRedirect.MEDIA_TYPE);
            external.getResponseOutputWriter().write(PartialRedirect.to(external.getRequestContextPath() + path));
            context.responseComplete();
        } catch (IOException e) {
            throw new FacesException(e);
        }
    }
}
