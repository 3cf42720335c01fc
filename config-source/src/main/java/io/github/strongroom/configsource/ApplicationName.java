package io.github.strongroom.configsource;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The name under which an application was deployed: the directory that the server has unpacked it into, or else {@code
 * java:app/AppName}. The directory comes first because it belongs to the loader whoever asks; the name in JNDI is that of
 * the application on whose behalf the thread happens to run.
 */
final class ApplicationName {

    static final String UNKNOWN = "(an application without a name)";

    private static final String INSTANCE_ROOT = "com.sun.aas.instanceRoot";

    private ApplicationName() {}

    static String of(ClassLoader loader) {
        return deployedAt(loader).or(ApplicationName::inNaming).orElse(UNKNOWN);
    }

    private static Optional<String> deployedAt(ClassLoader loader) {
        String root = System.getProperty(INSTANCE_ROOT);
        if (root == null || !(loader instanceof URLClassLoader urls)) {
            return Optional.empty();
        }
        String applications = Path.of(root).toUri().getPath().replaceFirst("/?$", "/applications/");
        return Arrays.stream(urls.getURLs())
                .map(URL::getPath)
                .map(place -> place.substring(Math.max(0, place.indexOf('/'))))
                .filter(place -> place.startsWith(applications))
                .map(place -> place.substring(applications.length()).split("[/!]", 2)[0])
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private static Optional<String> inNaming() {
        try {
            return Optional.of(InitialContext.doLookup("java:app/AppName").toString());
        } catch (NamingException | RuntimeException none) {
            return Optional.empty();
        }
    }
}
