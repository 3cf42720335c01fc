package io.github.strongroom.api;

import io.github.strongroom.audit.AuditExport;
import io.github.strongroom.audit.AuditExports;
import io.github.strongroom.audit.AuditFilter;
import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.audit.AuditVerification;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;

/** The audit trail: looked at, exported and verified. */
@RequestScoped
@Path("audit")
public class AuditResource {

    private static final Duration LONGEST_VERIFICATION = Duration.ofHours(1);

    @Inject
    private AuditTrail trail;

    @Inject
    private AuditExports exports;

    @Inject
    private AuditVerification verification;

    @Inject
    private HttpServletRequest request;

    /** Rows that a filter finds, newest first; {@code next} of the answer is {@code before} of the next request. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject list(
            @Context UriInfo address,
            @QueryParam("before") String before,
            @QueryParam("size") @DefaultValue("50") String size) {
        AuditFilter filter = AuditParameters.of(address.getQueryParameters()::getFirst);
        return AuditJson.of(trail.find(filter, AuditParameters.before(before), Parameter.number("size", size)));
    }

    /** All rows that a filter finds, in the order of the chain. */
    @GET
    @Path("export")
    public Response export(@Context UriInfo address) {
        AuditFormat format = AuditFormat.of(address.getQueryParameters().getFirst("format"));
        AuditFilter filter = AuditParameters.of(address.getQueryParameters()::getFirst);
        AuditExport export = exports.begin(filter, format.word());
        StreamingOutput rows = out -> format.write(export, request, out);
        return Response.ok(rows, format.mediaType())
                .header("Content-Disposition", format.disposition())
                .build();
    }

    /** Verifies the trail as it is stored, and answers when that is done. */
    @GET
    @Path("verify")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject verify(@QueryParam("expectHead") String expectHead) {
        return AuditJson.of(verification.start(expectHead).await(LONGEST_VERIFICATION));
    }

    /** The key that an export is verified with, as PEM. */
    @GET
    @Path("public-key")
    @Produces(MediaType.TEXT_PLAIN)
    public String publicKey() {
        return exports.publicKey();
    }
}
