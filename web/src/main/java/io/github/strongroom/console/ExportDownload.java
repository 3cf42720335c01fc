package io.github.strongroom.console;

import io.github.strongroom.api.ExportFile;
import io.github.strongroom.api.ExportFormat;
import io.github.strongroom.api.FilterParameters;
import io.github.strongroom.api.Problem;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.transfer.Exports;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Metadata for the visitor to keep, as the API exports it, with the filter of the list in the address. */
@WebServlet("/export")
public class ExportDownload extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Exports exports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            ExportFormat format = ExportFormat.of(request.getParameter("format"));
            SecretFilter filter = FilterParameters.of(request::getParameter);
            send(ExportFile.of(exports, format, "in the console", filter), format, response);
        } catch (FaultException e) {
            response.sendError(Problem.status(e.fault()).getStatusCode());
        }
    }

    private static void send(ExportFile file, ExportFormat format, HttpServletResponse response) throws IOException {
        response.setContentType(format.mediaType());
        response.setHeader("Content-Disposition", format.disposition());
        response.setHeader(ExportFile.COUNT, Long.toString(file.count()));
        response.setContentLengthLong(file.size());
        file.sendTo(response.getOutputStream());
    }
}
