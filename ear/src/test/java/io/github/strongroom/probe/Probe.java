package io.github.strongroom.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Says over HTTP what this application reads from its configuration. */
@ApplicationScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class Probe {

    @Inject
    private Config config;

    @Inject
    @ConfigProperty(name = "probe.static", defaultValue = "the default")
    private String injectedAtStart;

    @GET
    @Path("ready")
    public String ready() {
        return "{}";
    }

    @GET
    @Path("static")
    public Response injectedAtStart() {
        return text(injectedAtStart);
    }

    @GET
    @Path("value")
    public Response value(@QueryParam("name") String name) {
        try {
            return text(config.getValue(name, String.class));
        } catch (NoSuchElementException absent) {
            return Response.status(Response.Status.NOT_FOUND).build();
        } catch (IllegalStateException unavailable) {
            return Response.status(Response.Status.CONFLICT)
                    .entity(Json.createObjectBuilder()
                            .add("code", unavailable.getMessage())
                            .build())
                    .build();
        }
    }

    /** Asks Strongroom's source itself, past the runtime's cache, so that whoever calls knows how many reads there are. */
    @GET
    @Path("source")
    public Response source(@QueryParam("name") String name, @QueryParam("times") int times) {
        ConfigSource strongroom = strongroom();
        int values = 0;
        for (int i = 0; i < times; i++) {
            try {
                values += strongroom.getValue(name) == null ? 0 : 1;
            } catch (IllegalStateException unavailable) {
                values--;
            }
        }
        return Response.ok(Json.createObjectBuilder().add("values", values).build())
                .build();
    }

    /** The same for many names, once each. */
    @GET
    @Path("sources")
    public Response sources(@QueryParam("prefix") String prefix, @QueryParam("names") int names) {
        ConfigSource strongroom = strongroom();
        for (int i = 0; i < names; i++) {
            strongroom.getValue(prefix + i);
        }
        return Response.ok("{}").build();
    }

    private ConfigSource strongroom() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> source.getName().equals("Strongroom"))
                .findFirst()
                .orElseThrow();
    }

    private static Response text(String value) {
        return Response.ok(Json.createObjectBuilder().add("value", value).build())
                .build();
    }
}
