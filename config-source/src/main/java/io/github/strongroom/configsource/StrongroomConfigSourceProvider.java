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

    private static final Ordinal ORDINAL = new Ordinal(System::getenv, System::getProperty);

    /** Called by the runtime's {@code ServiceLoader}. */
    public StrongroomConfigSourceProvider() {}

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader application) {
        if (application.getResource(OWN_APPLICATION) != null) {
            return List.of();
        }
        String name = Applications.add(application);
        return List.of(new StrongroomConfigSource(application, name, ORDINAL.read()));
    }
}
