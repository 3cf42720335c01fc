package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.strongroom.stage.Stage;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shadow report in the console, in a real browser. */
@ExtendWith(Product.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShadowConsoleIT {

    private static final Path PICTURES = Path.of("target", "pictures");

    private final Product product;
    private Browser browser;

    ShadowConsoleIT(Product product) {
        this.product = product;
    }

    @BeforeAll
    void open() {
        Api admin = product.admin();
        admin.put("shadow.same", Stage.VARIABLES.get("SHADOW_SAME"));
        admin.put("shadow.different", "shadow-canary-stored");
        admin.put("shadow.packaged", "shadow-canary-packaged");
        admin.put("shadow.own", "shadow-canary-stored");
        admin.put("shadow.failing", "shadow-canary-stored");
        admin.put("shadow.off", "shadow-canary-stored");
        admin.post("secrets/shadow.off/deactivate", null);
        browser = new Browser();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private Page signedIn(int width, ColorScheme colours, String path) {
        Page page = browser.page(width, colours);
        page.navigate(product.url("/admin/").toString());
        page.fill("#username", Product.ADMIN);
        page.fill("#password", Product.PASSWORD);
        page.click("#sign-in");
        assertThat(page.locator("#sign-out")).isVisible();
        page.navigate(product.url(path).toString());
        return page;
    }

    private static Locator row(Page page, String name) {
        return page.locator("#shadows_data > tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".secret-name", new Page.LocatorOptions().setHasText(name))));
    }

    @Test
    void administratorSeesWhatIsShadowedAndWhereItIs() {
        Page page = signedIn(1280, ColorScheme.LIGHT, "/admin/");
        page.click("#nav-shadow");
        page.fill("#search", "shadow.same");

        Locator row = row(page, "shadow.same");
        assertThat(page.locator("#shadows_data > tr")).hasCount(1);
        assertThat(row).containsText("Shadowed, same value");
        assertThat(row).containsText("all applications");
        assertThat(row).containsText("SHADOW_SAME, same value: safe to remove there.");
        row.locator("summary").click();
        assertThat(row.locator(".places")).containsText("ordinal 300");
        assertThat(row.locator(".places")).containsText("the application gets this");
        assertThat(page.content()).doesNotContain("shadow-canary");
    }

    @Test
    void filterLeavesOnlyWhatDiffersAndTheAddressRemembersIt() {
        Page page = signedIn(1280, ColorScheme.LIGHT, "/admin/shadow?q=shadow");
        page.selectOption("#verdict-filter", "differs");

        assertThat(row(page, "shadow.same")).hasCount(0);
        assertThat(row(page, "shadow.different")).hasCount(1);
        assertThat(row(page, "shadow.failing")).hasCount(1);
        assertThat(page)
                .hasURL(product.url("/admin/shadow?q=shadow&verdict=differs").toString());
        page.reload();
        assertThat(row(page, "shadow.same")).hasCount(0);
        assertThat(row(page, "shadow.different")).hasCount(1);
    }

    @Test
    void namesThatOnlyOtherPlacesHaveAreOfferedForMovingIn() {
        Page page = signedIn(1280, ColorScheme.LIGHT, "/admin/shadow?verdict=not_stored&q=shadow");

        assertThat(row(page, "SHADOW_NOWHERE_ELSE")).containsText("Not in Strongroom");
        assertThat(row(page, "shadow.packaged.only")).containsText("probe");
    }

    @Test
    void nothingFoundIsSaidInWords() {
        Page page = signedIn(1280, ColorScheme.LIGHT, "/admin/shadow?q=nothing-has-this-name");

        assertThat(page.locator("#shadows")).containsText("Nothing matches. Change or clear the filters.");
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "375, LIGHT", "375, DARK"})
    void pageFitsItsWindowInBothColours(int width, ColorScheme colours) {
        Page page = signedIn(width, colours, "/admin/shadow?q=shadow");
        row(page, "shadow.different").locator("summary").click();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(
                        "shadow-" + width + "-" + colours.name().toLowerCase(Locale.ROOT) + ".png"))
                .setFullPage(true));

        assertThat((Integer) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isZero();
        assertThat(browser.complaints()).noneMatch(text -> text.contains("Content Security Policy"));
    }
}
