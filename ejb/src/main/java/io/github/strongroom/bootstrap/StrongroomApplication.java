package io.github.strongroom.bootstrap;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;

/**
 * Declares the connection pool of the application. It is made by the server from {@link VaultDataSource}; no name, address or
 * password of the database is in any configuration file. The wait for a connection is bounded, and each is tested before use unless
 * it was within the last second, so a restarted database costs no request but those of that second.
 */
@Singleton
@DataSourceDefinition(
        name = "java:app/jdbc/strongroom",
        className = "io.github.strongroom.bootstrap.VaultDataSource",
        minPoolSize = 2,
        maxPoolSize = 32,
        properties = {
            "fish.payara.max-wait-time-in-millis=5000",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.fail-all-connections=true"
        })
public class StrongroomApplication {}
