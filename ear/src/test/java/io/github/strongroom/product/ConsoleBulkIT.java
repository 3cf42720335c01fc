package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Changes to all entries that are ticked in the list. */
class ConsoleBulkIT extends ConsolePages {

    ConsoleBulkIT(Product product) {
        super(product);
    }

    private Page ticked(String prefix, int count) {
        for (int i = 1; i <= count; i++) {
            save(prefix + "." + i, prefix + " value " + i, "tags", "old,kept");
        }
        Page page = list(prefix);
        assertThat(rows(page)).hasCount(count);
        assertThat(page.locator("#bulk-bar")).isHidden();
        page.check("#select-page");
        assertThat(page.locator("#bulk-count")).hasText(count + " entries selected");
        return page;
    }

    private static void choose(Page page, String action) {
        page.locator("[data-bulk=" + action + "]").click();
    }

    private JsonObject stored(String name) {
        return product.admin().get("secrets/" + name).json();
    }

    @Test
    void deactivatingSaysHowManyAndWhichAndReachesApplications() {
        Page page = ticked("bulkoff", 7);

        choose(page, "DEACTIVATE");
        assertThat(page.locator("#bulk-dialog")).containsText("Deactivate 7 entries:");
        assertThat(page.locator("#bulk-names li")).hasCount(6);
        assertThat(page.locator("#bulk-names")).containsText("bulkoff.1");
        assertThat(page.locator("#bulk-names")).containsText("and 2 more");
        page.click("#bulk-apply");

        assertThat(page.locator("#messages")).containsText("Deactivated 7 entries.");
        assertThat(page.locator("#search")).hasValue("bulkoff");
        assertThat(product.readByApplication("bulkoff.7")).isNull();
        page.check("#select-page");
        choose(page, "ACTIVATE");
        page.click("#bulk-apply");
        assertThat(page.locator("#messages")).containsText("Activated 7 entries.");
        assertThat(stored("bulkoff.7").getString("status")).isEqualTo("active");
    }

    @Test
    void categoryOwnerAndTagsAreSetForAllThatAreTicked() {
        Page page = ticked("bulkset", 2);
        choose(page, "CATEGORY");
        assertThat(page.locator("#bulk-category")).isFocused();
        page.fill("#bulk-category", "Bulk category");
        page.click("#bulk-apply");
        assertThat(page.locator("#messages")).containsText("Changed the category of 2 entries.");

        page.check("#select-page");
        choose(page, "OWNER");
        page.fill("#bulk-owner", "Bulk owner");
        page.click("#bulk-apply");
        assertThat(page.locator("#messages")).containsText("Changed the owner of 2 entries.");

        page.check("#select-page");
        choose(page, "TAGS");
        page.fill("#bulk-add-tags", "new, newer");
        page.fill("#bulk-remove-tags", "old");
        page.click("#bulk-apply");
        assertThat(page.locator("#messages")).containsText("Changed the tags of 2 entries.");

        assertThat(stored("bulkset.2").getString("category")).isEqualTo("Bulk category");
        assertThat(stored("bulkset.2").getString("owner")).isEqualTo("Bulk owner");
        assertThat(stored("bulkset.2").getJsonArray("tags").toString()).isEqualTo("[\"kept\",\"new\",\"newer\"]");
    }

    @Test
    void deletedEntriesAreRestoredTogether() {
        Page page = ticked("bulkgone", 2);
        choose(page, "DELETE");
        page.click("#bulk-apply");
        assertThat(page.locator("#messages")).containsText("Deleted 2 entries.");
        assertThat(rows(page)).hasCount(0);

        page.selectOption("#status-filter", "DELETED");
        assertThat(rows(page)).hasCount(2);
        page.check("#select-page");
        assertThat(page.locator("[data-bulk=DELETE]")).isHidden();
        choose(page, "RESTORE");
        page.click("#bulk-apply");

        assertThat(page.locator("#messages")).containsText("Restored 2 entries.");
        assertThat(product.readByApplication("bulkgone.1")).isEqualTo("bulkgone value 1");
    }

    @Test
    void overARowThatWasChangedMeanwhileNothingIsChangedAndItsNameIsSaid() {
        Page page = ticked("bulkrace", 3);
        save("bulkrace.2", "changed by somebody else");

        choose(page, "DEACTIVATE");
        page.click("#bulk-apply");

        assertThat(page.locator("#messages")).containsText("bulkrace.2");
        assertThat(page.locator("#messages")).containsText("STR-0228");
        assertThat(page.locator("#messages")).isFocused();
        assertThat(stored("bulkrace.1").getString("status")).isEqualTo("active");
    }

    @Test
    void rowsAreTickedByTheKeyboardAndForgottenWithTheirPage() {
        Page page = ticked("bulkkeys", 3);
        page.focus("#select-page");
        page.keyboard().press("Space");
        assertThat(page.locator("#bulk-bar")).isHidden();
        page.focus("[data-select='bulkkeys.2']");
        page.keyboard().press("Space");
        assertThat(page.locator("#bulk-count")).hasText("1 entry selected");

        page.fill("#search", "bulkkeys.3");

        assertThat(rows(page)).hasCount(1);
        assertThat(page.locator("#bulk-bar")).isHidden();
    }
}
