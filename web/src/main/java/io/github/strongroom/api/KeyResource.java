package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.rotation.Rotation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Master keys and their rotation. A key itself is never here, only its id and what it holds. */
@RequestScoped
@Path("keys")
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {

    @Inject
    private Rotation rotation;

    @GET
    public JsonObject list() {
        return KeyJson.of(rotation.list());
    }

    /** Starts a rewrap to this server's current key: 202; or tells what it would do: 200. */
    @POST
    @Path("rewrap")
    public Response start(@QueryParam("dryRun") @DefaultValue("false") String dryRun) {
        return switch (dryRun) {
            case "true" -> Response.ok(KeyJson.plan(rotation.dryRun())).build();
            case "false" -> Response.accepted(KeyJson.of(rotation.start())).build();
            default -> throw Fault.FIELD_INVALID.with("dryRun", "one of true, false.");
        };
    }

    @GET
    @Path("rewrap")
    public JsonObject progress() {
        return rotation.progress().map(KeyJson::of).orElseGet(KeyJson::none);
    }

    @POST
    @Path("rewrap/pause")
    public JsonObject pause() {
        return KeyJson.of(rotation.pause());
    }

    @POST
    @Path("rewrap/resume")
    public JsonObject resume() {
        return KeyJson.of(rotation.resume());
    }

    @DELETE
    @Path("{id}")
    public Response retire(@PathParam("id") String id) {
        rotation.retire(id);
        return Response.noContent().build();
    }
}
