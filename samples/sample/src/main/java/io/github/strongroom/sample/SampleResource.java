package io.github.strongroom.sample;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;

/** What the page shows, as JSON under {@code /sample/api/values}. */
@RequestScoped
@Path("values")
public class SampleResource {

    @Inject
    private Sample sample;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject values() {
        return Json.createObjectBuilder()
                .add("greetingAtStart", sample.getGreetingAtStart())
                .add("greetingNow", sample.getGreetingNow())
                .add("featureEnabled", sample.isFeatureEnabled())
                .add("retries", sample.getRetries())
                .add("timeout", sample.getTimeout().toString())
                .add("signature", sample.getSignature())
                .build();
    }

    /** Turns Jakarta REST on. */
    @ApplicationPath("api")
    public static class Api extends Application {}
}
