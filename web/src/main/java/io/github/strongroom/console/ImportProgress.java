package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.transfer.ImportPlan;
import io.github.strongroom.transfer.ImportPreviews;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells the page how far the visitor's running import is. */
@WebServlet("/import-progress")
public class ImportProgress extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ImportPreviews previews;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            ImportPlan plan = previews.get(request.getParameter("preview"));
            response.setContentType("application/json");
            response.getWriter()
                    .write(Json.createObjectBuilder()
                            .add("done", plan.done())
                            .add("total", plan.counts().written())
                            .build()
                            .toString());
        } catch (FaultException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
