package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page and dialog about secrets fits a wide window and a phone, light and dark, and each field has a label. */
class ConsolePicturesIT extends ConsolePages {

    private static final String LONG =
            "picture.integration.of-a-very-long-name-that-nobody-would-ever-want-to-type-twice";

    ConsolePicturesIT(Product product) {
        super(product);
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "375, LIGHT", "375, DARK"})
    void everyPageAndDialogFitsItsWindowInBothColours(int width, ColorScheme colours) throws SQLException {
        seed();
        Page page = signedIn(width, colours);
        page.navigate(url("/admin/"));
        assertFits(page, "c-dashboard", width, colours);
        list(page, width, colours);
        secret(page, width, colours);
        versions(page, width, colours);
        deleted(page, width, colours);
        categories(page, width, colours);
    }

    private void seed() throws SQLException {
        save(
                "picture.smtp",
                "shared value",
                "category",
                "SMTP",
                "owner",
                "platform team",
                "tags",
                "mail,production",
                "description",
                "Relay for outgoing mail",
                "reason",
                "set up");
        save("picture.smtp", "shared value 2", "reason", "rotated by hand");
        save("picture.relay", "shared value 2", "category", "SMTP", "rotateEvery", "P30D", "tags", "mail");
        save(
                LONG,
                "x",
                "description",
                "A description that goes on",
                "owner",
                "a team with a rather long name",
                "tags",
                "one,two,three,four,five");
        save("picture.later", "x", "activeFrom", "2099-01-01T00:00:00Z", "expiresAt", "2099-12-31T00:00:00Z");
        if (product.admin().get("secrets/picture.gone").status() == 404) {
            save("picture.gone", "x");
            delete("picture.gone");
        }
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement()) {
            statement.executeUpdate(
                    "update secret set value_changed_at = now() - interval '100 days' where name = 'picture.relay'");
        }
    }

    private void list(Page page, int width, ColorScheme colours) {
        page.navigate(url("/admin/secrets?q=picture"));
        page.check("#select-page");
        assertThat(page.locator("#bulk-bar")).isVisible();
        assertFits(page, "c-list", width, colours);
        for (String action : new String[] {"DELETE", "TAGS", "CATEGORY"}) {
            page.locator("[data-bulk=" + action + "]").click();
            assertThat(page.locator("#bulk-cancel")).isVisible();
            assertFits(page, "c-bulk-" + action.toLowerCase(java.util.Locale.ROOT), width, colours);
            page.click("#bulk-cancel");
        }
    }

    private void secret(Page page, int width, ColorScheme colours) {
        page.navigate(url("/admin/secret?name=picture.relay&list=q%3Dpicture"));
        page.click("#value-generate");
        assertFits(page, "c-secret-generator", width, colours);
        page.locator("#danger-zone [data-action=delete]").click();
        assertThat(page.locator("#delete-cancel")).isVisible();
        assertFits(page, "c-delete", width, colours);
        page.click("#delete-cancel");
        page.locator("#danger-zone").scrollIntoViewIfNeeded();
        assertFits(page, "c-danger", width, colours);

        page.navigate(url("/admin/secret?name=picture.smtp"));
        page.fill("#description", "What I typed is a little longer than what is there");
        page.fill("#value", "mine");
        save("picture.smtp", "shared value 3 " + width + colours, "owner", "another team " + width + colours);
        save("picture.smtp", "shared value 2");
        page.click("#save");
        assertThat(page.locator("#save-anyway")).isVisible();
        page.locator("#conflict").scrollIntoViewIfNeeded();
        assertFits(page, "c-conflict", width, colours);
    }

    private void versions(Page page, int width, ColorScheme colours) {
        page.navigate(url("/admin/versions?name=picture.smtp"));
        assertFits(page, "c-versions", width, colours);
        page.locator("[data-action=rollback]").first().click();
        assertThat(page.locator("#rollback-cancel")).isVisible();
        assertFits(page, "c-rollback", width, colours);
        page.click("#rollback-cancel");
        page.locator("#comparison").scrollIntoViewIfNeeded();
        assertFits(page, "c-compare", width, colours);
    }

    private void deleted(Page page, int width, ColorScheme colours) {
        page.navigate(url("/admin/secrets?status=DELETED&q=picture"));
        assertFits(page, "c-deleted-list", width, colours);
        row(page, "picture.gone").locator("[data-action=purge]").click();
        assertThat(page.locator("#purge-confirmation")).isVisible();
        assertFits(page, "c-purge", width, colours);
        page.navigate(url("/admin/secret?name=picture.gone"));
        assertFits(page, "c-deleted", width, colours);
    }

    private void categories(Page page, int width, ColorScheme colours) {
        page.navigate(url("/admin/categories"));
        assertFits(page, "c-categories", width, colours);
        page.click("#create-category");
        assertThat(page.locator("#category-new-name")).isVisible();
        assertFits(page, "c-category", width, colours);
    }
}
