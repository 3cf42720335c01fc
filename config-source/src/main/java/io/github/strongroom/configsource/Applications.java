package io.github.strongroom.configsource;

import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The applications that read from Strongroom, known by their class loaders. These are held weakly: an application that was
 * undeployed is forgotten with its loader.
 */
final class Applications {

    private static final Logger LOG = Logger.getLogger(Applications.class.getName());
    private static final List<WeakReference<ClassLoader>> LOADERS = new CopyOnWriteArrayList<>();

    private Applications() {}

    static void add(ClassLoader loader) {
        LOADERS.removeIf(known -> known.refersTo(null) || known.refersTo(loader));
        LOADERS.add(new WeakReference<>(loader));
    }

    /** Makes the runtime read anew: without it a change would wait until the runtime's cache runs out (Payara: 60 s). */
    static void clearCaches() {
        for (WeakReference<ClassLoader> known : LOADERS) {
            ClassLoader loader = known.get();
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
