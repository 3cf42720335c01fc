package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.LifeCycle;
import io.github.strongroom.secret.SecretDraft;
import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.secret.SecretPage;
import io.github.strongroom.secret.SecretQuery;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.SecretVault;
import io.github.strongroom.secret.SecretVersions;
import io.github.strongroom.secret.Status;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;

/** Secrets and settings. No answer but that of {@code reveal} ever holds a value. */
@RequestScoped
@Path("secrets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SecretResource {

    private static final Set<String> REVEAL_MEMBERS = Set.of("reason", "version");
    private static final Set<String> ROLLBACK_MEMBERS = Set.of("reason", "version");
    private static final Set<String> PURGE_MEMBERS = Set.of("reason", "confirm");

    @Inject
    private SecretVault vault;

    @Inject
    private LifeCycle lifeCycle;

    @Inject
    private SecretVersions versions;

    @GET
    @Consumes(MediaType.WILDCARD)
    public JsonObject list(
            @QueryParam("q") String text,
            @QueryParam("category") String category,
            @QueryParam("kind") String kind,
            @QueryParam("status") String status,
            @QueryParam("tag") String tag,
            @QueryParam("owner") String owner,
            @QueryParam("flag") String flag,
            @QueryParam("page") @DefaultValue("0") String page,
            @QueryParam("size") @DefaultValue("50") String size) {
        SecretFilter filter = new SecretFilter(
                text,
                category,
                Parameter.of("kind", kind, Kind.class),
                Parameter.of("status", status, Status.class),
                tag,
                owner,
                Parameter.of("flag", flag, Flag.class));
        SecretQuery query = new SecretQuery(filter, Parameter.number("page", page), Parameter.number("size", size));
        SecretPage found = vault.list(query);
        return SecretJson.of(found, query);
    }

    @GET
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    public Response get(@PathParam("name") String name) {
        return answer(Response.Status.OK, vault.get(name));
    }

    /** Creates or changes: 201 or 200. Members that are absent stay as they are. */
    @PUT
    @Path("{name}")
    public Response put(
            @PathParam("name") String name,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            InputStream content) {
        SecretDraft draft = SecretJson.draft(content);
        try {
            SecretVault.Written written = vault.put(name, draft, Precondition.of(ifMatch, ifNoneMatch));
            return answer(written.created() ? Response.Status.CREATED : Response.Status.OK, written.secret());
        } catch (FaultException e) {
            if (e.fault() == Fault.CHANGED_MEANWHILE) {
                return conflict(e, name);
            }
            throw e;
        }
    }

    /** The refusal of a write over a state that its author has not seen, with the state that is there. */
    private Response conflict(FaultException e, String name) {
        Response.ResponseBuilder answer =
                Response.status(Problem.status(e.fault())).type(Problem.MEDIA_TYPE);
        try {
            SecretSummary current = vault.get(name);
            return answer.tag(new EntityTag(Long.toString(current.rowVersion())))
                    .entity(Problem.json(e.fault(), e.getMessage(), SecretJson.of(current)))
                    .build();
        } catch (FaultException absent) {
            return answer.entity(Problem.json(e.fault(), e.getMessage())).build();
        }
    }

    /** Takes the secret away and reserves its name; it can be restored for 30 days. */
    @DELETE
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    public Response delete(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
        return answer(Response.Status.OK, lifeCycle.delete(name, Precondition.of(ifMatch)));
    }

    @POST
    @Path("{name}/restore")
    @Consumes(MediaType.WILDCARD)
    public Response restore(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
        return answer(Response.Status.OK, lifeCycle.restore(name, Precondition.of(ifMatch)));
    }

    /** Removes a deleted secret for good. */
    @POST
    @Path("{name}/purge")
    public Response purge(@PathParam("name") String name, InputStream content) {
        JsonBody body = JsonBody.read(content, PURGE_MEMBERS);
        lifeCycle.purge(name, body.text("confirm"), body.text("reason"));
        return Response.noContent().build();
    }

    @GET
    @Path("{name}/versions")
    @Consumes(MediaType.WILDCARD)
    public JsonObject versions(@PathParam("name") String name) {
        JsonArrayBuilder list = NewJson.array();
        versions.list(name).forEach(version -> list.add(SecretJson.of(version)));
        return NewJson.object().add("versions", list).build();
    }

    /** Names of other entries with the same value. */
    @GET
    @Path("{name}/sharing")
    @Consumes(MediaType.WILDCARD)
    public JsonObject sharing(@PathParam("name") String name) {
        return NewJson.object().add("names", NewJson.array(vault.sharing(name))).build();
    }

    /** Makes the value of an earlier version the current one again. */
    @POST
    @Path("{name}/rollback")
    public Response rollBack(
            @PathParam("name") String name, @HeaderParam("If-Match") String ifMatch, InputStream content) {
        JsonBody body = JsonBody.read(content, ROLLBACK_MEMBERS);
        Integer version = body.number("version");
        if (version == null) {
            throw Fault.FIELD_INVALID.with("version", "say which version to bring back.");
        }
        return answer(
                Response.Status.OK, versions.rollBack(name, version, body.text("reason"), Precondition.of(ifMatch)));
    }

    @POST
    @Path("{name}/reveal")
    public Response reveal(@PathParam("name") String name, InputStream content) {
        JsonBody body = JsonBody.read(content, REVEAL_MEMBERS);
        SecretVault.Revealed revealed = vault.reveal(name, body.number("version"), body.text("reason"));
        return Response.ok(NewJson.object()
                        .add("value", revealed.value().reveal())
                        .add("version", revealed.version())
                        .build())
                .tag(new EntityTag(Long.toString(revealed.rowVersion())))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("{name}/activate")
    @Consumes(MediaType.WILDCARD)
    public Response activate(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
        return answer(Response.Status.OK, lifeCycle.activate(name, Precondition.of(ifMatch)));
    }

    @POST
    @Path("{name}/deactivate")
    @Consumes(MediaType.WILDCARD)
    public Response deactivate(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
        return answer(Response.Status.OK, lifeCycle.deactivate(name, Precondition.of(ifMatch)));
    }

    private static Response answer(Response.Status status, SecretSummary secret) {
        return Response.status(status)
                .tag(new EntityTag(Long.toString(secret.rowVersion())))
                .entity(SecretJson.of(secret))
                .build();
    }
}
