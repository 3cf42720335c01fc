package io.github.strongroom.configsource;

import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * Gives each application on the server a source of its own. The Strongroom application gets none: it must start before
 * there is anything to read.
 */
public final class StrongroomConfigSourceProvider implements ConfigSourceProvider {

    /** A resource that only the Strongroom application has. */
    static final String OWN_APPLICATION = "META-INF/io.github.strongroom.application";

    private static final String ORDINAL_VARIABLE = "SECRETS_CONFIG_ORDINAL";
    private static final String ORDINAL_PROPERTY = "secrets.config.ordinal";

    /** Called by the runtime's {@code ServiceLoader}. */
    public StrongroomConfigSourceProvider() {}

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader application) {
        if (application.getResource(OWN_APPLICATION) != null) {
            return List.of();
        }
        Applications.add(application);
        return List.of(new StrongroomConfigSource(application, ordinal()));
    }

    /** The ordinal that the environment asks for, 250 by default. */
    private static int ordinal() {
        String given = System.getProperty(ORDINAL_PROPERTY, System.getenv(ORDINAL_VARIABLE));
        if (given == null || given.isBlank()) {
            return StrongroomConfigSource.DEFAULT_ORDINAL;
        }
        try {
            return Integer.parseInt(given.strip());
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    "STR-0302: " + ORDINAL_VARIABLE + " must be a whole number, for example 250", e);
        }
    }
}
