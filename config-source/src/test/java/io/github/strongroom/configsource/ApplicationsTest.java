package io.github.strongroom.configsource;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationsTest {

    @Test
    void livingApplicationHasItsNameAndItsOwnConfiguration() throws Exception {
        try (URLClassLoader loader = loader()) {
            Config own = config(new StrongroomConfigSource(loader, "an application", 250));
            Applications.add(loader, "shop");

            List<Application> living = Applications.living(asked -> asked == loader ? own : config());

            assertThat(living).singleElement().isEqualTo(new Application("shop", own));
        }
    }

    @Test
    void applicationThatIsGoneIsNotTakenForAnotherWhoseConfigurationTheRuntimeAnswersWith() throws Exception {
        try (URLClassLoader gone = loader();
                URLClassLoader other = loader()) {
            Config ofOther = config(new StrongroomConfigSource(other, "an application", 250));
            Applications.add(gone, "gone");

            assertThat(Applications.living(asked -> ofOther))
                    .extracting(Application::name)
                    .doesNotContain("gone");
        }
    }

    @Test
    void applicationWhoseConfigurationFailsLeavesTheOthers() throws Exception {
        try (URLClassLoader broken = loader();
                URLClassLoader sound = loader()) {
            Config own = config(new StrongroomConfigSource(sound, "an application", 250));
            Applications.add(broken, "broken");
            Applications.add(sound, "sound");

            List<Application> living = Applications.living(asked -> {
                if (asked == sound) {
                    return own;
                }
                throw new IllegalStateException("undeployed");
            });

            assertThat(living).extracting(Application::name).contains("sound").doesNotContain("broken");
        }
    }

    @Test
    void twentyRedeploymentsLeaveNoLoaderBehind() throws Exception {
        List<WeakReference<ClassLoader>> deployed = new java.util.ArrayList<>();
        for (int i = 0; i < 20; i++) {
            deployed.add(new WeakReference<>(deployed()));
            Applications.living(loader -> config(new StrongroomConfigSource(loader, "an application", 250)));
        }

        assertThat(deployed).allMatch(ApplicationsTest::isCollected);
    }

    private static ClassLoader deployed() {
        ClassLoader loader = loader();
        Applications.add(loader, "again");
        return loader;
    }

    private static boolean isCollected(WeakReference<ClassLoader> loader) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!loader.refersTo(null) && System.nanoTime() < end) {
            System.gc();
        }
        return loader.refersTo(null);
    }

    @Test
    void nameIsThatOfTheDirectoryWhichTheServerUnpackedTheApplicationInto(@TempDir Path domain) throws Exception {
        URL classes =
                domain.resolve("applications/shop-2/WEB-INF/classes/").toUri().toURL();
        String before = System.setProperty("com.sun.aas.instanceRoot", domain.toString());
        try (URLClassLoader loader = new URLClassLoader(new URL[] {new URL("file:/elsewhere/x.jar"), classes})) {
            assertThat(ApplicationName.of(loader)).isEqualTo("shop-2");
        } finally {
            restore(before);
        }
    }

    private static void restore(String before) {
        if (before == null) {
            System.clearProperty("com.sun.aas.instanceRoot");
        } else {
            System.setProperty("com.sun.aas.instanceRoot", before);
        }
    }

    @Test
    void applicationWithoutAPlaceAndWithoutNamingIsSaidToHaveNoName() throws Exception {
        try (URLClassLoader loader = loader()) {
            assertThat(ApplicationName.of(loader)).isEqualTo(ApplicationName.UNKNOWN);
        }
    }

    private static URLClassLoader loader() {
        return new URLClassLoader(new URL[0]);
    }

    private static Config config(ConfigSource... sources) {
        return (Config) Proxy.newProxyInstance(
                ApplicationsTest.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConfigSources" -> List.of(sources);
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "a configuration";
                });
    }
}
