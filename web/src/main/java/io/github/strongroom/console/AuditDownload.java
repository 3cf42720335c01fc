package io.github.strongroom.console;

import io.github.strongroom.api.AuditFormat;
import io.github.strongroom.api.Problem;
import io.github.strongroom.audit.AuditExport;
import io.github.strongroom.audit.AuditExports;
import io.github.strongroom.audit.AuditFilter;
import io.github.strongroom.fault.FaultException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;

/** The audit trail for the visitor to keep, as the API exports it, with the filter of the page in the address. */
@WebServlet(AuditDownload.PATH)
public class AuditDownload extends HttpServlet {

    /** Its address below the context root. */
    static final String PATH = "/audit-export";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient AuditExports exports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            AuditFormat format = AuditFormat.of(request.getParameter("format"));
            AuditFilter filter = AuditFilters.of(request.getQueryString()).filter(Instant.now());
            AuditExport export = exports.begin(filter, format.word() + " in the console");
            response.setContentType(format.mediaType());
            response.setHeader("Content-Disposition", format.disposition());
            format.write(export, request, response.getOutputStream());
        } catch (FaultException e) {
            if (response.isCommitted()) {
                // what was sent is not all of it: the connection breaks off, so that nobody takes it for that
                throw e;
            }
            response.reset();
            response.sendError(Problem.status(e.fault()).getStatusCode());
        }
    }
}
