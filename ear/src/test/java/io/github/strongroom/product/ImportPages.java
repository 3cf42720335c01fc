package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What all tests of the import's pages need: a preview of a file, its rows, and its end. */
abstract class ImportPages extends ConsolePages {

    ImportPages(Product product) {
        super(product);
    }

    Page importPage(int width, ColorScheme colours) {
        Page page = signedIn(width, colours);
        page.navigate(url("/admin/import"));
        assertThat(page.locator("#import-form")).isVisible();
        return page;
    }

    Page importPage() {
        return importPage(WIDE, ColorScheme.LIGHT);
    }

    static void preview(Page page, String fileName, String content) {
        page.setInputFiles("#file", new FilePayload(fileName, "text/plain", content.getBytes(StandardCharsets.UTF_8)));
        page.click("#show-preview");
        assertThat(page.locator("#preview-form")).isVisible();
    }

    static Locator keyRow(Page page, String key) {
        return page.locator("#rows tbody tr")
                .filter(new Locator.FilterOptions().setHas(page.locator("input[aria-label='Take " + key + "']")));
    }

    static void store(Page page) {
        page.click("#store");
        assertThat(page.locator("#result")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
    }

    static String keys(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> prefix + ".k" + i + "=" + i)
                .collect(Collectors.joining("\n"));
    }
}
