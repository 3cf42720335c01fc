package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Moving out, in the console, in a real browser. */
class ExportConsoleIT extends ImportPages {

    ExportConsoleIT(Product product) {
        super(product);
    }

    @Test
    void metadataIsDownloadedWithoutValues() throws IOException {
        product.admin().put("console.exported", "canary-export");
        Page page = importPage();

        for (String format : new String[] {"csv", "json"}) {
            Download download = page.waitForDownload(() -> page.click("#export-" + format));
            assertThat(download.suggestedFilename()).isEqualTo("strongroom-secrets." + format);
            assertThat(Files.readString(download.path()))
                    .contains("console.exported")
                    .doesNotContain("canary-export");
        }
    }

    @Test
    void listIsDownloadedWithItsFilters() throws IOException {
        product.admin().put("console.filtered.one", "x");
        product.admin().put("console.other", "x");
        Page page = importPage();
        page.navigate(url("/admin/secrets?q=filtered"));

        Download download = page.waitForDownload(() -> page.click("#export"));

        assertThat(Files.readString(download.path()))
                .contains("console.filtered.one")
                .doesNotContain("console.other");
    }
}
