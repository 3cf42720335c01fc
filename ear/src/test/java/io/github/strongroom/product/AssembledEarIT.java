package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What the EAR carries. */
class AssembledEarIT {

    @Test
    void earSharesNoClassWithTheCommonClassPathOrTheServer() throws IOException {
        assertThat(entries())
                .noneMatch(name -> name.contains("config-source")
                        || name.contains("jakartaee-api")
                        || name.contains("microprofile"));
    }

    @Test
    void sharedLibrariesAreThereOnce() throws IOException {
        assertThat(entries()).doesNotHaveDuplicates().contains("strongroom-ejb.jar", "strongroom-web.war");
        assertThat(entries()).filteredOn(name -> name.contains("tink")).hasSize(1);
    }

    private static List<String> entries() throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream ear = Files.newInputStream(Path.of("target", "strongroom.ear"));
                ZipInputStream zip = new ZipInputStream(ear)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
