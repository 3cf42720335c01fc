package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of secrets: what it finds, how it is narrowed, and that it is still narrowed after a change. */
class ConsoleListIT extends ConsolePages {

    ConsoleListIT(Product product) {
        super(product);
    }

    @Test
    void filtersCombineAndLiveInTheAddress() {
        save("combine.one", "a1", "category", "Combined", "owner", "Team A", "tags", "red,blue");
        save("combine.two", "a2", "category", "Combined", "owner", "Team B", "tags", "red");
        save("combine.three", "3", "category", "Combined", "owner", "Team A", "tags", "blue", "kind", "setting");
        Page page = signedIn();

        page.navigate(url("/admin/secrets?category=Combined"));
        assertThat(rows(page)).hasCount(3);
        page.fill("#owner-filter", "Team A");
        assertThat(rows(page)).hasCount(2);
        page.selectOption("#kind-filter", "SECRET");
        assertThat(rows(page)).hasCount(1);
        page.fill("#tag-filter", "blue");
        assertThat(row(page, "combine.one")).isVisible();
        assertThat(page)
                .hasURL(Pattern.compile(
                        ".*/secrets\\?(?=.*category=Combined)(?=.*owner=Team)(?=.*kind=SECRET)(?=.*tag=blue).*"));

        page.reload();
        assertThat(rows(page)).hasCount(1);
        assertThat(page.locator("#owner-filter")).hasValue("Team A");
        page.click("#clear-filters");
        assertThat(page).hasURL(url("/admin/secrets"));
        assertThat(page.locator("#clear-filters")).hasCount(0);
    }

    @Test
    void filtersSurviveEditingSavingAndCancelling() {
        save("return.one", "v", "owner", "Comes & goes");
        save("return.two", "w", "owner", "Somebody else");
        Page page = signedIn();
        page.navigate(url("/admin/secrets?q=return"));
        page.fill("#owner-filter", "Comes & goes");
        assertThat(rows(page)).hasCount(1);

        row(page, "return.one").getByText("Edit").click();
        page.click("#cancel");
        assertThat(page.locator("#owner-filter")).hasValue("Comes & goes");
        assertThat(rows(page)).hasCount(1);

        row(page, "return.one").locator(".secret-name").click();
        page.fill("#description", "edited on the way");
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("Saved return.one");
        assertThat(page.locator("#search")).hasValue("return");
        assertThat(rows(page)).hasCount(1);

        row(page, "return.one").locator(".secret-name").click();
        page.click("#tab-versions");
        page.click("#back");
        assertThat(page.locator("#owner-filter")).hasValue("Comes & goes");
        assertThat(rows(page)).hasCount(1);
    }

    @Test
    void pageSurvivesALookAtASecretAReloadAndItsRows() {
        for (int i = 10; i < 70; i++) {
            save("paged." + i, "v" + i, "kind", "setting");
        }
        Page page = list("paged");
        assertThat(rows(page)).hasCount(25);
        page.locator(".ui-paginator-next").click();
        assertThat(row(page, "paged.35")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/secrets\\?(?=.*q=paged)(?=.*page=2).*"));

        row(page, "paged.35").locator(".secret-name").click();
        page.click("#tab-versions");
        page.click("#back");
        assertThat(row(page, "paged.35")).isVisible();
        assertThat(page.locator(".ui-paginator-current")).hasText("26–50 of 60");

        row(page, "paged.36").locator(".secret-name").click();
        page.fill("#description", "edited on the second page");
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("Saved paged.36");
        assertThat(row(page, "paged.36")).isVisible();
        page.selectOption(".ui-paginator-rpp-options", "50");
        assertThat(rows(page)).hasCount(50);
        page.reload();
        assertThat(rows(page)).hasCount(50);

        page.navigate(url("/admin/secrets?q=paged&page=99"));
        assertThat(page.locator(".ui-paginator-current")).hasText("51–60 of 60");
        page.fill("#search", "paged.1");
        assertThat(row(page, "paged.10")).isVisible();
        assertThat(page).not().hasURL(Pattern.compile(".*page=.*&.*|.*&page=.*"));
    }

    @Test
    void filterForWhatWasChangedOutsideFindsIt() throws SQLException {
        save("outside.one", "v");
        save("outside.two", "w");
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("update secret set type = 'GARBAGE' where name = 'outside.two'");
        }
        Page page = list("outside");
        assertThat(rows(page)).hasCount(2);

        page.selectOption("#flag-filter", "TAMPERED");

        assertThat(rows(page)).hasCount(1);
        assertThat(row(page, "outside.two")).containsText("Changed outside Strongroom");
        page.navigate(url("/admin/"));
        assertThat(page.locator("#count-secrets")).isVisible();
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("update secret set type = 'MULTILINE' where name = 'outside.two'");
        }
    }

    @Test
    void chipsKeepTheOtherFilters() {
        save("chip.one", "v", "category", "Chip category");
        save("chip.two", "w");
        Page page = list("chip");
        assertThat(rows(page)).hasCount(2);

        page.locator("#categories").getByText("Chip category").click();

        assertThat(page.locator("#search")).hasValue("chip");
        assertThat(rows(page)).hasCount(1);
    }

    @Test
    void chipForAllCountsWhatHasNoCategory() {
        save("uncategorised", "v");
        Page page = signedIn();
        page.navigate(url("/admin/secrets?q=uncategorised"));

        String all = page.locator("#categories .count").first().textContent();

        assertThat(Integer.parseInt(all))
                .isEqualTo(product.admin().get("secrets").json().getInt("total"));
    }

    @Test
    void searchFindsBeginningsOfWordsInTagsAndOwner() {
        save("searched.one", "v", "tags", "quokka", "owner", "Zebrafish team");
        Page page = list("quok");
        assertThat(row(page, "searched.one")).isVisible();

        page.fill("#search", "zebraf");

        assertThat(row(page, "searched.one")).isVisible();
        assertThat(page.locator("#search-help")).containsText("beginnings");
    }

    @Test
    void flagsAndTagsAreWordsInTheRows() {
        save("flagged.one", "the very same value", "tags", "production");
        save("flagged.two", "the very same value");
        Page page = list("flagged");

        assertThat(row(page, "flagged.one")).containsText("Reused value");
        row(page, "flagged.one").getByText("production").click();
        assertThat(rows(page)).hasCount(1);

        page.navigate(url("/admin/secrets?q=flagged&flag=REUSED"));
        assertThat(rows(page)).hasCount(2);
        page.selectOption("#flag-filter", "ROTATION_DUE");
        assertThat(page.locator("#secrets")).containsText("Nothing matches");
    }

    @Test
    void statusFindsTheScheduledAndTheDeleted() {
        save("status.later", "v", "activeFrom", "2099-01-01T00:00:00Z");
        save("status.gone", "w");
        delete("status.gone");
        Page page = list("status");
        assertThat(rows(page)).hasCount(1);
        assertThat(row(page, "status.later")).containsText("Scheduled");
        assertThat(row(page, "status.later")).containsText("from 2099-01-01 00:00:00");

        page.selectOption("#status-filter", "DELETED");

        assertThat(row(page, "status.gone")).containsText("restorable until");
        assertThat(rows(page)).hasCount(1);
    }

    @Test
    void viewerSeesTheListAndEachSecretWithoutAnythingToChange() {
        save("viewed.one", "canary-viewer-1", "description", "For viewers");
        save("viewed.one", "canary-viewer-2");
        for (String role : new String[] {"viewer", "auditor"}) {
            Page page = signedInAs(role);
            page.navigate(url("/admin/secrets?q=viewed.one"));
            assertThat(page.locator("[data-select]")).hasCount(0);
            assertThat(page.locator("[data-action=reveal]")).hasCount(0);

            page.locator(".secret-name").click();
            assertThat(page.locator("#metadata")).containsText("For viewers");
            assertThat(page.locator("#secret-form")).hasCount(0);
            assertThat(page.locator("#danger-zone")).hasCount(0);
            page.click("#tab-versions");
            assertThat(page.locator("#versions tbody tr")).hasCount(2);
            assertThat(page.locator("[data-action=rollback]")).hasCount(0);
            assertThat(page.content()).doesNotContain("canary-viewer");

            assertThat(page.navigate(url("/admin/secret")).status()).isEqualTo(403);
            page.navigate(url("/admin/categories"));
            assertThat(page.locator("#category-table")).isVisible();
            assertThat(page.locator("[data-action=category]")).hasCount(0);
        }
    }
}
