package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The versions of a secret: told apart, laid beside each other, revealed, brought back. */
class ConsoleVersionsIT extends ConsolePages {

    ConsoleVersionsIT(Product product) {
        super(product);
    }

    private Page versions(String name) {
        Page page = signedIn();
        page.navigate(url("/admin/versions?name=" + name));
        return page;
    }

    private static Locator version(Page page, int number) {
        return page.locator("#versions tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".version-number")
                                .getByText(Integer.toString(number), new Locator.GetByTextOptions().setExact(true))));
    }

    @Test
    void tableTellsWhoSavedWhyAndHow() {
        save("history.told", "first", "reason", "set up by <script>");
        save("history.told", "second");
        save("history.told", "first");
        product.admin()
                .put(
                        "history.told",
                        Json.createObjectBuilder()
                                .add("generate", Json.createObjectBuilder().add("kind", "key_hex"))
                                .build(),
                        Map.of());
        Page page = versions("history.told");

        assertThat(page.locator("#versions tbody tr")).hasCount(4);
        assertThat(version(page, 4)).containsText("Current");
        assertThat(version(page, 4)).containsText("Generated");
        assertThat(version(page, 3)).containsText("same value as version 1");
        assertThat(version(page, 1)).containsText("set up by <script>");
        assertThat(version(page, 1)).containsText("by admin");
        assertThat(version(page, 1)).containsText("Typed");
    }

    @Test
    void rollingBackMakesANewVersionWithItsReasonAndReachesApplications() {
        save("history.back", "the first value");
        save("history.back", "the second value");
        Page page = versions("history.back");

        version(page, 1).locator("[data-action=rollback]").click();
        assertThat(page.locator("#rollback-dialog")).containsText("version 1");
        assertThat(page.locator("#rollback-reason")).isFocused();
        page.fill("#rollback-reason", "the second was wrong");
        page.click("#rollback");

        assertThat(page.locator("#messages")).containsText("Version 3 has the value of version 1");
        assertThat(version(page, 3)).containsText("the second was wrong");
        assertThat(version(page, 3)).containsText("Rolled back to version 1");
        assertThat(product.readByApplication("history.back")).isEqualTo("the first value");
    }

    @Test
    void rollingBackOverAChangeThatWasNotSeenIsRefused() {
        save("history.race", "one");
        save("history.race", "two");
        Page page = versions("history.race");
        save("history.race", "three");

        version(page, 1).locator("[data-action=rollback]").click();
        page.click("#rollback");

        assertThat(page.locator("#messages")).containsText("STR-0212");
        assertThat(product.readByApplication("history.race")).isEqualTo("three");
    }

    @Test
    void comparingSaysWhetherTheValueIsTheSameAndNothingOfIt() {
        save("history.compare", "canary-compare-1", "reason", "beginning");
        save("history.compare", "canary-compare-2");
        save("history.compare", "canary-compare-1");
        Page page = versions("history.compare");
        assertThat(page.locator("#verdict")).hasText("Different values");

        page.selectOption("#compare-left", "1");

        assertThat(page.locator("#verdict")).hasText("Same value");
        assertThat(page.locator("#comparison")).containsText("beginning");
        assertThat(page.content()).doesNotContain("canary-compare");
    }

    @Test
    void olderVersionIsRevealedWithAReasonAndGoneAfterwards() {
        save("history.reveal", "canary-reveal-1");
        save("history.reveal", "canary-reveal-2");
        Page page = versions("history.reveal");

        version(page, 1).locator("[data-action=reveal]").click();
        page.click("#reveal");
        assertThat(page.locator("#reveal-dialog")).containsText("STR-0214");
        page.fill("#reason", "comparing by eye");
        page.click("#reveal");

        assertThat(page.locator("#revealed-value")).hasText("canary-reveal-1");
        assertThat(page.locator("#revealed-version")).hasText("1");
        page.click("#reveal-hide");
        assertThat(page.content()).doesNotContain("canary-reveal");
    }

    @Test
    void valueThatWasDestroyedCanNeitherBeRevealedNorBroughtBack() {
        product.admin()
                .put(
                        "history.destroyed",
                        Json.createObjectBuilder()
                                .add("value", "one")
                                .add("maxVersions", 1)
                                .build(),
                        Map.of());
        save("history.destroyed", "two");
        Page page = versions("history.destroyed");

        assertThat(version(page, 1)).containsText("value destroyed");
        assertThat(version(page, 1).locator("button")).hasCount(0);
        assertThat(version(page, 2).locator("[data-action=reveal]")).isVisible();
    }
}
