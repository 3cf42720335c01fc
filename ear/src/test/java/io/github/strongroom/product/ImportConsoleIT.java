package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.Json;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moving in, in the console, in a real browser. */
class ImportConsoleIT extends ImportPages {

    ImportConsoleIT(Product product) {
        super(product);
    }

    private String value(String name) {
        return product.admin().reveal(name, "test").json().getString("value");
    }

    @Test
    void fileIsPreviewedDecidedAboutAndImported() {
        Page page = importPage();
        preview(
                page,
                "app.env",
                "CONSOLE_IMPORT_PASSWORD='first one'\nCONSOLE_IMPORT_LEFT=x\nCONSOLE_IMPORT_LEVEL=grün\nSECRETS_DB_PASSWORD=x\n");

        assertThat(keyRow(page, "CONSOLE_IMPORT_PASSWORD")).containsText("New");
        assertThat(keyRow(page, "SECRETS_DB_PASSWORD")).containsText("STR-0202");
        keyRow(page, "CONSOLE_IMPORT_LEFT").locator("input[type=checkbox]").uncheck();
        assertThat(page.locator("#decision-counts")).containsText("1 are left out");
        keyRow(page, "CONSOLE_IMPORT_LEVEL").locator("input[aria-label^=Name]").fill("console.import.renamed");
        keyRow(page, "CONSOLE_IMPORT_LEVEL")
                .locator("input[aria-label^=Category]")
                .fill("Feature toggle");
        page.keyboard().press("Tab");
        keyRow(page, "CONSOLE_IMPORT_LEVEL").locator("select").selectOption("SECRET");
        assertThat(keyRow(page, "CONSOLE_IMPORT_LEVEL").locator("select")).hasValue("SECRET");
        assertThat(keyRow(page, "CONSOLE_IMPORT_LEVEL").locator("input[aria-label^=Name]"))
                .hasValue("console.import.renamed");
        assertThat(page.locator("#store")).hasText("Import 2 keys");
        store(page);

        assertThat(page.locator("#result-new")).hasText("2");
        assertThat(value("console.import.password")).isEqualTo("first one");
        assertThat(value("console.import.renamed")).isEqualTo("grün");
        assertThat(product.admin().get("secrets/console.import.renamed").json().getString("category"))
                .isEqualTo("Feature toggle");
        assertThat(product.admin().get("secrets/console.import.left").status()).isEqualTo(404);
    }

    @Test
    void textIsPreviewedAndNoValueOfItIsInThePage() {
        Page page = importPage();
        page.fill("#text", "{\"console.pasted\": \"canary-paste ü\", \"console.list\": [\"canary-paste\"]}");
        page.click("#show-preview");

        assertThat(keyRow(page, "console.pasted")).containsText("New");
        assertThat(keyRow(page, "console.list")).containsText("STR-0245");
        assertThat(page.content()).doesNotContain("canary-paste");
        store(page);
        assertThat(page.content()).doesNotContain("canary-paste");
        assertThat(value("console.pasted")).isEqualTo("canary-paste ü");
    }

    @Test
    void wrongLinesAreToldByTheirNumbersAndTheRestIsImported() {
        Page page = importPage();
        preview(page, "app.env", "console.wrong.a=1\ncanary-line\nconsole.wrong.b=2\n");

        assertThat(page.locator("#wrong-lines")).containsText("Line 2 is not understood");
        assertThat(page.content()).doesNotContain("canary-line");
        store(page);
        assertThat(product.admin().get("secrets/console.wrong.b").status()).isEqualTo(200);
    }

    @Test
    void twoKeysOnOneNameWaitUntilOneIsRenamed() {
        Page page = importPage();
        preview(page, "app.env", "CONSOLE_CLASH=1\nconsole.clash=2\n");

        assertThat(page.locator("#store")).isDisabled();
        assertThat(keyRow(page, "CONSOLE_CLASH")).containsText("STR-0247");
        keyRow(page, "CONSOLE_CLASH").locator("input[aria-label^=Name]").fill("console.clash.first");
        page.keyboard().press("Tab");

        assertThat(page.locator("#store")).hasText("Import 2 keys");
    }

    @Test
    void changeBetweenPreviewAndImportIsAConflictAndNothingIsStored() {
        product.admin().put("console.conflict", "1");
        Page page = importPage();
        preview(page, "app.properties", "console.conflict=2\nconsole.conflict.beside=2\n");
        product.admin().put("console.conflict", "3");

        page.click("#store");

        assertThat(page.locator("#messages")).containsText("STR-0250");
        assertThat(page.locator("#messages")).containsText("console.conflict");
        assertThat(value("console.conflict")).isEqualTo("3");
        assertThat(product.admin().get("secrets/console.conflict.beside").status())
                .isEqualTo(404);
    }

    @Test
    void outcomesNarrowTheTableAndAllOfThemCanBeLeftOut() {
        product.admin().put("console.outcome.old", "1");
        Page page = importPage();
        preview(page, "app.env", "console.outcome.old=2\nconsole.outcome.a=1\nconsole.outcome.b=1\n");

        page.locator("#outcomes a")
                .filter(new Locator.FilterOptions().setHasText("New"))
                .click();
        assertThat(page.locator("#rows tbody tr")).hasCount(2);
        page.click("#take-none");

        assertThat(page.locator("#store")).hasText("Import 1 keys");
    }

    @Test
    void previewThatIsNoLongerHeldIsSaid() {
        Page page = importPage();
        page.navigate(url("/admin/import?preview=00000000-0000-0000-0000-000000000000"));

        assertThat(page.locator("#gone")).containsText("STR-0249");
        assertThat(page.locator("#import-form")).isVisible();
    }

    @Test
    void fileThatIsNotReadIsSaid() {
        Page page = importPage();
        page.setInputFiles("#file", new FilePayload("a.env", "text/plain", new byte[] {'a', '=', (byte) 0xE4, '\n'}));
        page.click("#show-preview");

        assertThat(page.locator("#messages")).containsText("STR-0242");
    }

    @Test
    void droppedFileIsTaken() {
        Page page = importPage();
        page.evaluate(
                "() => { const data = new DataTransfer(); data.items.add(new File(['console.dropped=1'], 'x.env'));"
                        + " document.getElementById('drop-zone').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true,"
                        + " cancelable: true})); }");
        page.click("#show-preview");

        assertThat(keyRow(page, "console.dropped")).containsText("New");
    }

    @Test
    void longImportShowsHowFarItIs() {
        Page page = importPage();
        preview(page, "many.env", keys("console.many", 10_000));

        page.click("#store");

        assertThat(page.locator("#progress-text")).hasText(Pattern.compile("[1-9][0-9]* of 10000 keys are written.*"));
        assertThat(page.locator("#result-new"))
                .hasText("10000", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        assertThat(page.locator("#see-list")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "375, LIGHT", "375, DARK"})
    void everyStepFitsItsWindowInBothColours(int width, ColorScheme colours) {
        Page page = importPage(width, colours);
        assertFits(page, "import-source", width, colours);
        preview(
                page,
                "application.env",
                "SMTP_HOST=mail.example.org\nSMTP_PORT=25\nSMTP_PASSWORD='not a real one'\nSECRETS_MASTER_KEY=x\nEMPTY=\n"
                        + "FEATURE_DARK_MODE=true\nFEATURE_DARK_MODE=false\nDATABASE_URL=postgres://app:x@db/app\nnot a line\n");
        assertFits(page, "import-preview", width, colours);
        store(page);
        assertFits(page, "import-result", width, colours);
        assertThat(browser.complaints()).noneMatch(text -> text.contains("Content Security Policy"));
        for (String name :
                new String[] {"smtp.host", "smtp.port", "smtp.password", "feature.dark.mode", "database.url"}) {
            forget(name);
        }
    }

    private void forget(String name) {
        product.admin().send("DELETE", "secrets/" + name, null, Map.of());
        product.admin()
                .post(
                        "secrets/" + name + "/purge",
                        Json.createObjectBuilder()
                                .add("confirm", name)
                                .add("reason", "test")
                                .build());
    }
}
