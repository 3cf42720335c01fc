package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.secret.Bulk;
import io.github.strongroom.secret.BulkChange;
import io.github.strongroom.secret.Expected;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One change to many secrets: all of them, or none. */
@RequestScoped
@Path("bulk")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BulkResource {

    private static final Set<String> MEMBERS =
            Set.of("action", "secrets", "category", "owner", "addTags", "removeTags");
    private static final Set<String> SECRET_MEMBERS = Set.of("name", "etag");

    @Inject
    private Bulk bulk;

    @POST
    public JsonObject apply(InputStream content) {
        JsonBody body = JsonBody.read(content, MEMBERS);
        BulkChange.Action action = Parameter.of("action", body.text("action"), BulkChange.Action.class);
        if (action == null) {
            throw Fault.FIELD_INVALID.with(
                    "action", "say what to do: activate, deactivate, delete, restore, describe.");
        }
        BulkChange change = new BulkChange(
                secrets(body),
                body.text("category"),
                body.text("owner"),
                tags(body, "addTags"),
                tags(body, "removeTags"));
        return NewJson.object().add("secrets", bulk.apply(action, change)).build();
    }

    private static Map<String, Expected> secrets(JsonBody body) {
        Map<String, Expected> secrets = new HashMap<>();
        for (JsonBody secret : body.objects("secrets", SECRET_MEMBERS)) {
            String name = secret.text("name");
            if (name == null) {
                throw Fault.FIELD_INVALID.with("secrets", "each has a name.");
            }
            secrets.put(name, Precondition.of(secret.text("etag")));
        }
        return secrets;
    }

    private static Set<String> tags(JsonBody body, String member) {
        List<String> tags = body.texts(member);
        return tags == null ? Set.of() : Set.copyOf(tags);
    }
}
