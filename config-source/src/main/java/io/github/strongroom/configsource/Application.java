package io.github.strongroom.configsource;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * An application that reads from Strongroom, as it is deployed now. Use it and let it go: as long as somebody keeps the
 * configuration, the application's classes stay in memory after it was undeployed.
 *
 * @param name as it was deployed
 * @param config its configuration, with all its sources in the order in which they are asked
 */
public record Application(String name, Config config) {

    /** Whether this is a source of Strongroom's own. */
    public static boolean isStrongroom(ConfigSource source) {
        return source instanceof StrongroomConfigSource;
    }
}
