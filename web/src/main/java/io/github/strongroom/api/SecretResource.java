package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.secret.Expected;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.SecretDraft;
import io.github.strongroom.secret.SecretPage;
import io.github.strongroom.secret.SecretQuery;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.SecretVault;
import io.github.strongroom.secret.Status;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets and settings. No answer but that of {@code reveal} ever holds a value. */
@RequestScoped
@Path("secrets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SecretResource {

    private static final Set<String> REVEAL_MEMBERS = Set.of("reason", "version");

    private static final Pattern ENTITY_TAG = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern OWN_TAG = Pattern.compile("[0-9]{1,18}");

    @Inject
    private SecretVault vault;

    @GET
    @Consumes(MediaType.WILDCARD)
    public JsonObject list(
            @QueryParam("q") String text,
            @QueryParam("category") String category,
            @QueryParam("kind") String kind,
            @QueryParam("status") String status,
            @QueryParam("page") @DefaultValue("0") String page,
            @QueryParam("size") @DefaultValue("50") String size) {
        SecretQuery query = new SecretQuery(
                text,
                category,
                Parameter.of("kind", kind, Kind.class),
                Parameter.of("status", status, Status.class),
                Parameter.number("page", page),
                Parameter.number("size", size));
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
        SecretVault.Written written = vault.put(name, draft, expected(ifMatch, ifNoneMatch));
        return answer(written.created() ? Response.Status.CREATED : Response.Status.OK, written.secret());
    }

    @POST
    @Path("{name}/reveal")
    public Response reveal(@PathParam("name") String name, InputStream content) {
        JsonBody body = JsonBody.read(content, REVEAL_MEMBERS);
        SecretVault.Revealed revealed = vault.reveal(name, body.number("version"), body.text("reason"));
        return Response.ok(Json.createObjectBuilder()
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
        return answer(Response.Status.OK, vault.activate(name, expected(ifMatch, null)));
    }

    @POST
    @Path("{name}/deactivate")
    @Consumes(MediaType.WILDCARD)
    public Response deactivate(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
        return answer(Response.Status.OK, vault.deactivate(name, expected(ifMatch, null)));
    }

    private static Response answer(Response.Status status, SecretSummary secret) {
        return Response.status(status)
                .tag(new EntityTag(Long.toString(secret.rowVersion())))
                .entity(SecretJson.of(secret))
                .build();
    }

    private static Expected expected(String ifMatch, String ifNoneMatch) {
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.strip().equals("*") || ifMatch != null) {
                throw Fault.FIELD_INVALID.with("If-None-Match", "only * is taken, and not together with If-Match.");
            }
            return new Expected.Absent();
        }
        return ifMatch == null ? new Expected.Anything() : new Expected.RowVersion(rowVersion(ifMatch));
    }

    /** An entity tag that is none of ours is one that nothing here has: no row version is negative. */
    private static long rowVersion(String ifMatch) {
        Matcher tag = ENTITY_TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Fault.FIELD_INVALID.with("If-Match", "give one ETag of an earlier answer, in its double quotes.");
        }
        return OWN_TAG.matcher(tag.group(1)).matches() ? Long.parseLong(tag.group(1)) : -1;
    }
}
