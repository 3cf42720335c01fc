package io.github.strongroom.product;

import io.github.strongroom.probe.ProbeApi;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application as anybody's: plain MicroProfile Config, nothing of Strongroom. */
final class ProbeWar {

    private ProbeWar() {}

    static Path writeTo(Path file) {
        ShrinkWrap.create(WebArchive.class, file.getFileName().toString())
                .addPackage(ProbeApi.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .as(ZipExporter.class)
                .exportTo(file.toFile(), true);
        return file;
    }
}
