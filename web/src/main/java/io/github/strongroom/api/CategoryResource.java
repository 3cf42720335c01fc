package io.github.strongroom.api;

import io.github.strongroom.secret.Categories;
import io.github.strongroom.secret.Category;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;

/** The categories of secrets and settings. */
@RequestScoped
@Path("categories")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CategoryResource {

    private static final Set<String> MEMBERS = Set.of("name", "description");

    @Inject
    private Categories categories;

    @GET
    @Consumes(MediaType.WILDCARD)
    public JsonObject list() {
        JsonArrayBuilder list = NewJson.array();
        categories.list().forEach(category -> list.add(json(category)));
        return NewJson.object().add("categories", list).build();
    }

    private static JsonObject json(Category category) {
        return NewJson.object()
                .add("name", category.name())
                .add("description", category.description())
                .add("secrets", category.secrets())
                .build();
    }

    /** Makes a category, changes its description, or gives it another name: 201 or 204. */
    @PUT
    @Path("{name}")
    public Response put(@PathParam("name") String name, InputStream content) {
        JsonBody body = JsonBody.read(content, MEMBERS);
        boolean made = categories.put(name, body.text("name"), body.text("description"));
        return Response.status(made ? Response.Status.CREATED : Response.Status.NO_CONTENT)
                .build();
    }

    @DELETE
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    public Response delete(@PathParam("name") String name) {
        categories.delete(name);
        return Response.noContent().build();
    }
}
