package io.github.strongroom.console;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/** What is said about a request that failed: a message of the list of faults, never the text of an exception or a stack trace. */
@Named
@RequestScoped
public class ErrorPage {

    @Inject
    private HttpServletRequest request;

    private String code;

    /** The page's heading. */
    public String getTitle() {
        return switch (fault().kind()) {
            case NOT_FOUND -> "Page not found";
            case FORBIDDEN -> "Not allowed";
            case UNAVAILABLE -> "Not available at the moment";
            default -> "Something went wrong";
        };
    }

    public String getMessage() {
        return fault().pattern();
    }

    /** The fault: of the failed request, or the one that the address names where an ajax request led here. */
    private Fault fault() {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return faultOf(thrown).orElse(Fault.INTERNAL);
        }
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
            return ofStatus(status);
        }
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.code().equals(code) && !fault.pattern().contains("%"))
                .findFirst()
                .orElse(Fault.INTERNAL);
    }

    private static Fault ofStatus(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND -> Fault.NO_SUCH_PAGE;
            case HttpServletResponse.SC_FORBIDDEN -> Fault.FORBIDDEN;
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> Fault.METHOD_NOT_ALLOWED;
            default -> Fault.INTERNAL;
        };
    }

    /** The fault within an exception that the container or Faces has wrapped. */
    static Optional<Fault> faultOf(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof FaultException e) {
                return Optional.of(e.fault()).filter(fault -> !fault.pattern().contains("%"));
            }
        }
        return Optional.empty();
    }

    public String getCode() {
        return fault().code();
    }

    public void setCode(String code) {
        this.code = code;
    }
}
