package io.github.strongroom.api;

import io.github.strongroom.transfer.ImportPlan;
import io.github.strongroom.transfer.ImportText;
import io.github.strongroom.transfer.Imports;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** Moving in: the body is the file. The answer says for each key what becomes of it, and repeats no value. */
@RequestScoped
@Path("import")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ImportResource {

    @Inject
    private Imports imports;

    /** Previews with {@code dryRun=true}; without it, stores all or nothing. */
    @POST
    public JsonObject post(@Context UriInfo address, InputStream file) {
        ImportParameters parameters = new ImportParameters(address.getQueryParameters());
        ImportPlan plan = preview(parameters, file);
        if (parameters.isDryRun()) {
            return ImportJson.of(plan, plan.counts(), true);
        }
        return ImportJson.of(plan, imports.store(plan, parameters.isStrict()), false);
    }

    private ImportPlan preview(ImportParameters parameters, InputStream file) {
        if (parameters.isServer()) {
            return imports.previewServer(Imports.SERVER, parameters.options());
        }
        return imports.preview(
                parameters.format().label() + " by the API",
                parameters.format(),
                ImportText.bounded(file),
                parameters.options());
    }
}
