package io.github.strongroom.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;

/** What the figures were measured on, in a sentence. */
record Machine(int processors, long gibibytes, String jdk, String postgres, String payara) {

    static Machine of(Path root, Vault vault) throws SQLException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Math.round(system.getTotalMemorySize() / (double) (1 << 30)),
                System.getProperty("java.runtime.version"),
                vault.ask("show server_version"),
                payara(root.resolve("scripts/launcher/target/server/payara6")));
    }

    private static String payara(Path server) {
        Properties version = new Properties();
        Path file = server.resolve("glassfish/config/branding/glassfish-version.properties");
        try (var in = Files.newInputStream(file)) {
            version.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return version.getProperty("major_version") + "." + version.getProperty("minor_version") + "."
                + version.getProperty("update_version");
    }

    @Override
    public String toString() {
        return processors + " processors, " + gibibytes + " GiB of memory, JDK " + jdk + ", PostgreSQL " + postgres
                + ", Payara Server " + payara + " with 1 GiB of heap; client, server and database on the same machine";
    }
}
