package io.github.strongroom.api;

import io.github.strongroom.usage.Reading;
import io.github.strongroom.usage.Usage;
import io.github.strongroom.usage.UsageReader;
import io.github.strongroom.usage.UsageReport;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** Which applications read a name. */
@RequestScoped
@Path("secrets/{name}/usage")
@Produces(MediaType.APPLICATION_JSON)
public class UsageResource {

    @Inject
    private UsageReport report;

    @GET
    public JsonObject usage(@PathParam("name") String name) {
        return json(report.of(name));
    }

    private static JsonObject json(Usage usage) {
        JsonArrayBuilder readers = Json.createArrayBuilder();
        usage.readers().forEach(reader -> readers.add(json(reader)));
        JsonObjectBuilder json = Json.createObjectBuilder().add("name", usage.name());
        if (usage.version() > 0) {
            json.add("version", usage.version());
        }
        Usage.Reach reach = usage.reach();
        return json.add("behind", usage.behind())
                .add(
                        "recent",
                        Json.createObjectBuilder()
                                .add("applications", Json.createArrayBuilder(reach.applications()))
                                .add("servers", reach.servers()))
                .add("readers", readers)
                .build();
    }

    private static JsonObject json(UsageReader reader) {
        JsonArrayBuilder readings = Json.createArrayBuilder();
        reader.readings().forEach(reading -> readings.add(json(reading)));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("application", reader.application())
                .add("server", reader.server());
        if (reader.versionHeld() > 0) {
            json.add("versionHeld", reader.versionHeld());
        }
        return json.add("behind", reader.behind())
                .add("firstAt", reader.firstAt().toInstant().toString())
                .add("lastAt", reader.lastAt().toInstant().toString())
                .add("count", reader.count())
                .add("reads", readings)
                .build();
    }

    private static JsonObject json(Reading reading) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        if (reading.version() > 0) {
            json.add("version", reading.version());
        }
        return json.add("answer", reading.answer().name().toLowerCase(Locale.ROOT))
                .add("firstAt", reading.firstAt().toInstant().toString())
                .add("lastAt", reading.lastAt().toInstant().toString())
                .add("count", reading.count())
                .build();
    }
}
