package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deleting, restoring and purging in the console, and what it says about a secret that wants attention. */
class ConsoleLifeCycleIT extends ConsolePages {

    ConsoleLifeCycleIT(Product product) {
        super(product);
    }

    private Page page(String name) {
        Page page = signedIn();
        page.navigate(url("/admin/secret?name=" + name));
        return page;
    }

    private static void press(Page page, String action) {
        page.locator("#danger-zone [data-action=" + action + "]").click();
        page.click("#" + action);
    }

    @Test
    void deletedSecretIsAbsentAndComesBack() {
        save("life.deleted", "still there");
        Page page = page("life.deleted");

        page.locator("#danger-zone [data-action=delete]").click();
        assertThat(page.locator("#delete-dialog")).containsText("30 days");
        assertThat(page.locator("#delete-dialog")).containsText("reserved");
        page.click("#delete");
        assertThat(page.locator("#messages")).containsText("life.deleted is deleted. It can be restored until");
        assertThat(product.readByApplication("life.deleted")).isNull();

        page.navigate(url("/admin/secret?name=life.deleted"));
        assertThat(page.locator("#facts")).containsText("It can be restored until");
        assertThat(page.locator("#secret-form")).hasCount(0);
        press(page, "restore");
        assertThat(page.locator("#messages")).containsText("life.deleted is back. Its status: active.");
        assertThat(product.readByApplication("life.deleted")).isEqualTo("still there");
    }

    @Test
    void purgeDemandsTheNameAndAReason() {
        save("life.purged", "gone for good");
        delete("life.purged");
        Page page = signedIn();
        page.navigate(url("/admin/secrets?status=DELETED&q=life.purged"));

        row(page, "life.purged").locator("[data-action=purge]").click();
        assertThat(page.locator("#purge-dialog")).containsText("cannot be undone");
        assertThat(page.locator("#purge-confirmation")).isFocused();
        page.fill("#purge-confirmation", "life.purge");
        page.fill("#purge-reason", "a test");
        page.click("#purge");
        assertThat(page.locator("#purge-messages")).containsText("STR-0224");
        page.fill("#purge-confirmation", "life.purged");
        page.fill("#purge-reason", "");
        page.click("#purge");
        assertThat(page.locator("#purge-messages")).containsText("STR-0214");
        page.fill("#purge-reason", "a test");
        page.click("#purge");

        assertThat(page.locator("#messages")).containsText("life.purged is purged");
        assertThat(page.locator("#status-filter")).hasValue("DELETED");
        assertThat(product.admin().get("secrets/life.purged").status()).isEqualTo(404);
    }

    @Test
    void editorRestoresButDoesNotPurge() {
        save("life.editor", "x");
        delete("life.editor");
        Page page = signedInAs("editor");

        page.navigate(url("/admin/secret?name=life.editor"));

        assertThat(page.locator("#danger-zone [data-action=restore]")).isVisible();
        assertThat(page.locator("#danger-zone [data-action=purge]")).hasCount(0);
        assertThat(page.locator("#purge-dialog")).hasCount(0);
    }

    @Test
    void deactivatingOnItsPageStaysThere() {
        save("life.switched", "x");
        Page page = page("life.switched");

        press(page, "deactivate");
        assertThat(page.locator("#facts .badge")).hasText("Inactive");
        assertThat(page.locator("#messages")).containsText("life.switched is inactive");
        press(page, "activate");

        assertThat(page.locator("#facts .badge")).hasText("Active");
    }

    @Test
    void deletingOverAChangeThatWasNotSeenIsRefused() {
        save("life.race", "one");
        Page page = page("life.race");
        save("life.race", "two");

        press(page, "delete");

        assertThat(page.locator("#messages")).containsText("STR-0212");
        assertThat(product.readByApplication("life.race")).isEqualTo("two");
    }

    @Test
    void flagsSayWhatToDo() throws SQLException {
        save("life.reused", "value of two");
        save("life.reused-too", "value of two", "rotateEvery", "P90D");
        execute("update secret set value_changed_at = now() - interval '100 days' where name = 'life.reused-too'");
        Page page = page("life.reused-too");

        assertThat(page.locator("#advice")).containsText("Reused value.");
        assertThat(page.locator("#advice")).containsText("life.reused.");
        assertThat(page.locator("#advice")).containsText("Rotation due.");
        assertThat(page.locator("#advice")).containsText("90 days");

        page.navigate(url("/admin/"));
        page.locator("#attention").getByText("Rotation due").click();
        assertThat(row(page, "life.reused-too")).isVisible();
    }

    @Test
    void importedSecretIsFlaggedUntilItGetsAValueOfItsOwn() {
        product.admin()
                .send("POST", "import?format=env", "LIFE_PASSWORD=from a file", Map.of("Content-Type", "text/plain"));
        Page page = page("LIFE_PASSWORD");
        assertThat(page.locator("#advice")).containsText("Copies of the value may still lie");

        save("LIFE_PASSWORD", "a value of its own");
        page.reload();

        assertThat(page.locator("#advice")).hasCount(0);
    }

    @Test
    void rowThatWasChangedOutsideIsToldAndCanBeRemoved() throws SQLException {
        save("life.tampered", "x");
        execute("update secret set expires_at = now() + interval '1 day' where name = 'life.tampered'");
        Page page = list("life.tampered");
        assertThat(row(page, "life.tampered")).containsText("Changed outside Strongroom");
        page.navigate(url("/admin/secret?name=life.tampered"));
        assertThat(page.locator("#main")).containsText("STR-0305");

        page.navigate(url("/admin/secrets?q=life.tampered"));
        assertThat(row(page, "life.tampered").locator("[data-action=delete]")).hasCount(0);
        row(page, "life.tampered").locator("[data-action=purge]").click();
        assertThat(page.locator("#purge-confirmation")).isFocused();
        page.fill("#purge-confirmation", "life.tampered");
        page.fill("#purge-reason", "tampered with");
        page.click("#purge");
        assertThat(page.locator("#messages")).containsText("life.tampered is purged");
    }

    private void execute(String sql) throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
