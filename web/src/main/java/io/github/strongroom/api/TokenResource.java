package io.github.strongroom.api;

import io.github.strongroom.access.AccessTokens;
import io.github.strongroom.access.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Bearer tokens: the one resource that takes HTTP Basic, because a token has to come from somewhere. */
@RequestScoped
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TokenResource {

    private static final Set<String> MEMBERS = Set.of("name", "expiresAt", "roles");

    @Inject
    private AccessTokens tokens;

    /** Issues a token; the answer is the only time that it is shown. */
    @POST
    public Response issue(InputStream content) {
        JsonBody body = JsonBody.read(content, MEMBERS);
        AccessTokens.Issued issued = tokens.issue(
                body.text("name"),
                body.parsed("expiresAt", OffsetDateTime::parse, "a time such as 2026-12-31T00:00:00Z."),
                roles(body));
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(NewJson.object()
                        .add("id", issued.id().toString())
                        .add("token", issued.token())
                        .build())
                .build();
    }

    private static Set<Role> roles(JsonBody body) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> given = body.texts("roles");
        if (given != null) {
            given.forEach(role -> roles.add(Parameter.of("roles", role, Role::of, Role.values())));
        }
        return roles;
    }
}
