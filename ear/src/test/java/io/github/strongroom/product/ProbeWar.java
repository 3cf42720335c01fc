package io.github.strongroom.product;

import io.github.strongroom.probe.ProbeApi;
import io.github.strongroom.probe.ProbeSource;
import java.nio.file.Path;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application as anybody's: plain MicroProfile Config, nothing of Strongroom. */
final class ProbeWar {

    private static final String PACKAGED = """
            shadow.packaged=shadow-canary-packaged
            shadow.packaged.only=shadow-canary-packaged-only
            """;

    private ProbeWar() {}

    static Path writeTo(Path file) {
        ShrinkWrap.create(WebArchive.class, file.getFileName().toString())
                .addPackage(ProbeApi.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsResource(new StringAsset(PACKAGED), "META-INF/microprofile-config.properties")
                .addAsServiceProvider(ConfigSource.class, ProbeSource.class)
                .as(ZipExporter.class)
                .exportTo(file.toFile(), true);
        return file;
    }
}
