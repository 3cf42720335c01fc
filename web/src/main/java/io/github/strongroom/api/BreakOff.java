package io.github.strongroom.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends an answer that has begun and cannot be finished by cutting its connection. A server that is only told of an error closes the answer
 * as if it were whole, and whoever has downloaded half of a table takes it for all of it.
 */
@WebFilter({"/api/v1/audit/export", "/audit-export"})
public class BreakOff extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(BreakOff.class.getName());
    private static final String CUT = BreakOff.class.getName();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // who answers has a proxy of the request, and the way to the connection begins at the server's own
        request.setAttribute(CUT, (Runnable) () -> cut(request));
        chain.doFilter(request, response);
    }

    /** Cuts the connection of a request that has come through this filter. */
    static void now(HttpServletRequest request) {
        if (request.getAttribute(CUT) instanceof Runnable cut) {
            cut.run();
        }
    }

    /** The Servlet API has no way to do it; these are public methods of Payara's own classes. */
    private static void cut(ServletRequest request) {
        ServletRequest own = request;
        while (own instanceof ServletRequestWrapper wrapper) {
            own = wrapper.getRequest();
        }
        try {
            Object connection = own;
            for (String step : new String[] {
                "getUnwrappedCoyoteRequest", "getCoyoteRequest", "getContext", "getConnection", "terminateSilently"
            }) {
                connection = connection.getClass().getMethod(step).invoke(connection);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "The connection of an answer that is not whole could not be cut", e);
        }
    }
}
