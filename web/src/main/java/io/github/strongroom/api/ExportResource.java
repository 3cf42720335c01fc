package io.github.strongroom.api;

import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.transfer.Exports;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

/** Moving out: metadata of all that a filter finds, never a value. */
@RequestScoped
@Path("export")
public class ExportResource {

    @Inject
    private Exports exports;

    @GET
    public Response get(@Context UriInfo address) {
        ExportFormat format = ExportFormat.of(address.getQueryParameters().getFirst("format"));
        SecretFilter filter = FilterParameters.of(address.getQueryParameters()::getFirst);
        ExportFile file = ExportFile.of(exports, format, "by the API", filter);
        StreamingOutput content = file::sendTo;
        return Response.ok(content, format.mediaType())
                .header("Content-Disposition", format.disposition())
                .header("Content-Length", file.size())
                .header(ExportFile.COUNT, file.count())
                .build();
    }
}
