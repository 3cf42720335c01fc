package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The page of the categories. */
class ConsoleCategoriesIT extends ConsolePages {

    ConsoleCategoriesIT(Product product) {
        super(product);
    }

    private Page categories() {
        Page page = signedIn();
        page.navigate(url("/admin/secrets"));
        page.click("#edit-categories");
        assertThat(page.locator("#category-table")).isVisible();
        return page;
    }

    private static Locator category(Page page, String name) {
        return page.locator("#category-table tbody tr")
                .filter(new Locator.FilterOptions().setHas(page.locator("[data-name='" + name + "']")));
    }

    @Test
    void categoryIsMadeRenamedWithItsSecretsAndDeletedWhenItIsEmpty() {
        Page page = categories();
        page.click("#create-category");
        assertThat(page.locator("#category-new-name")).isFocused();
        page.fill("#category-new-name", "Made here");
        page.fill("#category-description", "By a <test>");
        page.click("#category-create");
        assertThat(page.locator("#messages")).containsText("Created the category Made here.");
        assertThat(category(page, "Made here")).containsText("By a <test>");

        save("categories.one", "x", "category", "Made here");
        page.reload();
        assertThat(category(page, "Made here").locator("[data-action=category-delete]"))
                .hasCount(0);
        category(page, "Made here").locator("[data-action=category]").click();
        assertThat(page.locator("#category-new-name")).isFocused();
        assertThat(page.locator("#category-description")).hasValue("By a <test>");
        page.fill("#category-new-name", "Renamed here");
        page.click("#category-save");
        assertThat(page.locator("#messages")).containsText("Saved the category Renamed here.");
        assertThat(product.admin().get("secrets/categories.one").json().getString("category"))
                .isEqualTo("Renamed here");

        save("categories.one", "x", "category", "");
        page.reload();
        category(page, "Renamed here").locator("[data-action=category-delete]").click();
        page.click("#category-delete");
        assertThat(page.locator("#messages")).containsText("Deleted the category Renamed here.");
        assertThat(category(page, "Renamed here")).hasCount(0);
    }

    @Test
    void nameThatIsTakenIsRefusedInTheDialog() {
        Page page = categories();
        page.click("#create-category");
        assertThat(page.locator("#category-new-name")).isFocused();
        page.fill("#category-new-name", "SMTP");
        page.click("#category-create");
        assertThat(page.locator("#category-messages")).containsText("STR-0225");
        page.click("#category-cancel");

        page.click("#create-category");
        assertThat(page.locator("#category-messages")).not().containsText("STR-0225");
    }

    @Test
    void categoryWithADeletedSecretIsKept() {
        save("categories.gone", "x", "category", "Only a deleted one");
        delete("categories.gone");
        Page page = categories();

        category(page, "Only a deleted one")
                .locator("[data-action=category-delete]")
                .click();
        page.click("#category-delete");

        assertThat(page.locator("#messages")).containsText("STR-0227");
    }
}
