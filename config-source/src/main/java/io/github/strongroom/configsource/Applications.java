package io.github.strongroom.configsource;

import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The applications that read from Strongroom, known by their class loaders. These are held weakly: an application that was
 * undeployed is forgotten with its loader.
 */
public final class Applications {

    private static final Logger LOG = Logger.getLogger(Applications.class.getName());
    private static final List<Known> KNOWN = new CopyOnWriteArrayList<>();

    private Applications() {}

    /** An application by its loader. */
    private record Known(String name, WeakReference<ClassLoader> loader) {}

    /** Remembers an application; returns its name. */
    static String add(ClassLoader loader) {
        String name = ApplicationName.of(loader);
        add(loader, name);
        return name;
    }

    static void add(ClassLoader loader, String name) {
        KNOWN.removeIf(known -> known.loader().refersTo(null) || known.loader().refersTo(loader));
        KNOWN.add(new Known(name, new WeakReference<>(loader)));
    }

    /**
     * Those that are deployed now, by name. An application is among them from its first question to its configuration on,
     * which it asks while it is deployed if it has CDI. Strongroom itself never is.
     */
    public static List<Application> living() {
        return living(ConfigProvider::getConfig);
    }

    static List<Application> living(Function<ClassLoader, Config> configs) {
        List<Application> living = new ArrayList<>();
        for (Known known : KNOWN) {
            ClassLoader loader = known.loader().get();
            if (loader != null) {
                configOf(loader, configs)
                        .map(config -> new Application(known.name(), config))
                        .ifPresent(living::add);
            }
        }
        living.sort(Comparator.comparing(Application::name));
        return living;
    }

    /**
     * The configuration of this very application. A loader may live on for a while after its application is gone, and the
     * runtime then answers with the configuration of another.
     */
    private static Optional<Config> configOf(ClassLoader loader, Function<ClassLoader, Config> configs) {
        try {
            Config config = configs.apply(loader);
            for (ConfigSource source : config.getConfigSources()) {
                if (source instanceof StrongroomConfigSource own && own.belongsTo(loader)) {
                    return Optional.of(config);
                }
            }
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "An application on its way out has no configuration any more", e);
        }
        return Optional.empty();
    }

    /** Makes the runtime read anew: without it a change would wait until the runtime's cache runs out (Payara: 60 s). */
    static void clearCaches() {
        for (Known known : KNOWN) {
            ClassLoader loader = known.loader().get();
            if (loader != null) {
                clearCache(loader);
            }
        }
    }

    private static void clearCache(ClassLoader loader) {
        try {
            Config config = ConfigProvider.getConfig(loader);
            // Payara's own method; a runtime without it has its own way to keep values fresh
            config.getClass().getMethod("clearCache").invoke(config);
        } catch (NoSuchMethodException absent) {
            LOG.log(Level.FINER, "This runtime has no cache that could be cleared", absent);
        } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
            LOG.log(Level.FINE, "The config cache of an application could not be cleared", e);
        }
    }
}
