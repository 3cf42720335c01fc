package io.github.strongroom.api;

import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.SystemException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes a problem document of whatever a request ends with. What is not the caller's doing is logged with its cause. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    @Inject
    private AuditTrail trail;

    @Inject
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        FaultException fault = faultOf(thrown);
        try {
            record(fault);
            return answer(fault);
        } catch (RuntimeException unwritten) {
            return answer(Fault.STORE_UNAVAILABLE.causedBy(unwritten));
        }
    }

    /** A request that was refused before it reached an audited method leaves its row here. */
    private void record(FaultException fault) {
        if (!fault.isRecorded() && Problem.status(fault.fault()).getStatusCode() < 500) {
            trail.refused("request.api", request.getMethod() + " " + request.getRequestURI(), fault.fault());
        }
    }

    private static FaultException faultOf(Throwable thrown) {
        if (thrown instanceof FaultException e) {
            return e;
        }
        if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 500) {
            return faultOf(e).with("");
        }
        // a commit that fails ends outside every bean, with an exception of the container or of the transaction
        boolean uncommitted = thrown instanceof EJBException || thrown instanceof SystemException;
        return (uncommitted ? Fault.STORE_UNAVAILABLE : Fault.INTERNAL).causedBy(thrown);
    }

    private static Response answer(FaultException e) {
        if (Problem.status(e.fault()).getStatusCode() >= 500) {
            LOG.log(Level.SEVERE, e.toString(), e.getCause());
        }
        return Problem.response(e.fault(), e.getMessage());
    }

    private static Fault faultOf(WebApplicationException e) {
        if (e instanceof NotFoundException) {
            return Fault.NO_SUCH_PAGE;
        }
        if (e instanceof NotAllowedException) {
            return Fault.METHOD_NOT_ALLOWED;
        }
        if (e instanceof NotAcceptableException) {
            return Fault.NOT_ACCEPTABLE;
        }
        return e instanceof NotSupportedException ? Fault.NOT_JSON : Fault.BODY_INVALID;
    }
}
