package io.github.strongroom.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The REST API under {@code /admin/api/v1}. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Strongroom",
                        version = "1",
                        description = "Secrets and settings for the applications of a Payara server. Bearer tokens;"
                                + " errors are application/problem+json with a stable code."))
public class ApiApplication extends Application {}
