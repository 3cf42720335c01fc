package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import jakarta.ejb.EJBException;
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
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof FaultException e) {
            return answer(e);
        }
        if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 500) {
            Fault fault = faultOf(e);
            return Problem.response(fault, fault.with("").getMessage());
        }
        return answer((thrown instanceof EJBException ? Fault.STORE_UNAVAILABLE : Fault.INTERNAL).causedBy(thrown));
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
        return e instanceof NotSupportedException || e instanceof NotAcceptableException
                ? Fault.NOT_ACCEPTABLE
                : Fault.BODY_INVALID;
    }
}
