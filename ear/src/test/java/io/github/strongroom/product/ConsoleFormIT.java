package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The form for a secret: its rule, its times, values that Strongroom makes, and two editors at once. */
class ConsoleFormIT extends ConsolePages {

    ConsoleFormIT(Product product) {
        super(product);
    }

    private Page form(String name) {
        Page page = signedIn();
        page.navigate(url("/admin/secret" + (name == null ? "" : "?name=" + name)));
        return page;
    }

    @Test
    void generatedValueReachesApplicationsAndNeverTheBrowser() {
        Page page = form(null);
        List<String> answers = new ArrayList<>();
        page.onResponse(response -> answers.add(text(response)));
        page.fill("#name", "form.generated");
        page.click("#value-generate");
        assertThat(page.locator("#generator")).containsText("nobody needs to see it");
        assertThat(page.locator("#value")).isHidden();
        page.selectOption("#generate", "KEY_HEX");
        page.fill("#length", "4");
        page.click("#save");
        assertThat(page.locator("#length-message")).containsText("STR-0208");
        page.fill("#length", "24");
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("Saved form.generated: version 1");

        String value = product.readByApplication("form.generated");
        assertThat(value).matches("[0-9a-f]{48}");
        page.navigate(url("/admin/secret?name=form.generated"));
        page.navigate(url("/admin/versions?name=form.generated"));
        assertThat(page.locator("#versions")).containsText("Generated");
        assertThat(answers).isNotEmpty().noneMatch(answer -> answer.contains(value));
    }

    private static String text(Response response) {
        try {
            return response.text();
        } catch (RuntimeException redirected) {
            return "";
        }
    }

    @Test
    void wayBackToTypingKeepsWhatWasTyped() {
        Page page = form(null);
        page.fill("#name", "form.typed-after-all");
        page.fill("#value", "typed before");
        page.click("#value-generate");
        page.click("#value-type");
        assertThat(page.locator("#value")).hasValue("typed before");
        assertThat(page.locator("#value")).isFocused();
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("Saved form.typed-after-all");

        assertThat(product.readByApplication("form.typed-after-all")).isEqualTo("typed before");
    }

    @Test
    void ruleReasonAndLimitAreKeptAndTheRuleHolds() {
        Page page = form(null);
        page.fill("#name", "form.ruled");
        page.fill("#value", "short");
        page.fill("#minLength", "8");
        page.fill("#pattern", "[a-z]+");
        page.fill("#maxVersions", "3");
        page.fill("#reason", "first of all");
        page.click("#save");
        assertThat(page.locator("#value-message")).containsText("STR-0218");
        page.fill("#pattern", "(");
        page.click("#save");
        assertThat(page.locator("#pattern-message")).containsText("STR-0208");
        page.fill("#pattern", "[a-z]+");
        page.fill("#maxVersions", "many");
        page.click("#save");
        assertThat(page.locator("#maxVersions-message")).containsText("STR-0208");
        page.fill("#maxVersions", "3");
        page.fill("#value", "longenough");
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("Saved form.ruled: version 1");

        page.navigate(url("/admin/secret?name=form.ruled"));
        assertThat(page.locator("#minLength")).hasValue("8");
        assertThat(page.locator("#pattern")).hasValue("[a-z]+");
        assertThat(page.locator("#maxVersions")).hasValue("3");
        assertThat(page.locator("#reason")).hasValue("");
        page.click("#tab-versions");
        assertThat(page.locator("#versions")).containsText("first of all");
    }

    @Test
    void scheduledSecretSaysWhenItBegins() {
        Page page = form(null);
        page.fill("#name", "form.scheduled");
        page.fill("#value", "x");
        page.fill("#activeFrom", "2099-05-06T07:08:09");
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("not delivered to applications: it is scheduled");

        page.navigate(url("/admin/secret?name=form.scheduled"));

        assertThat(page.locator("#facts")).containsText("2099-05-06 07:08:09 UTC");
        assertThat(product.readByApplication("form.scheduled")).isNull();
    }

    @Test
    void certificateArrivesAsItWasPastedAndItsEndIsTold() throws IOException {
        String expired = Files.readString(Product.PROJECT.resolve("ejb/src/test/resources/pem/expired.pem"));
        Page page = form(null);
        page.fill("#name", "form.certificate");
        page.selectOption("#type", "PEM");
        page.fill("#value", expired);
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("Saved form.certificate: version 1");

        product.awaitRead("form.certificate", expired);
        page.navigate(url("/admin/secret?name=form.certificate"));
        assertThat(page.locator("#advice")).containsText("Certificate has ended");
    }

    @Test
    void textThatIsNoPemIsRefusedBesideTheValue() {
        Page page = form(null);
        page.fill("#name", "form.pem");
        page.selectOption("#type", "PEM");
        page.fill("#value", "-----BEGIN CERTIFICATE-----\nnothing");
        page.click("#save");

        assertThat(page.locator("#value-message")).containsText("STR-0207");
    }

    @Test
    void nameOfADeletedSecretIsReservedAndLeadsToIt() {
        save("form.reserved", "x");
        delete("form.reserved");
        Page page = form(null);
        page.fill("#name", "form.reserved");
        page.fill("#value", "y");
        page.click("#save");
        assertThat(page.locator("#name-message")).containsText("STR-0220");

        page.click("#load-current");

        assertThat(page.locator("#danger-zone [data-action=restore]")).isVisible();
    }

    @Test
    void secondOfTwoEditorsSeesBothSidesWithoutValuesAndSavesAnyway() {
        save("form.conflict", "canary-conflict-0", "owner", "nobody", "description", "as it was");
        Page page = form("form.conflict");
        page.fill("#value", "canary-conflict-mine");
        page.fill("#owner", "mine");
        page.fill("#description", "of both: mine");
        save("form.conflict", "canary-conflict-theirs", "description", "of both: theirs", "category", "Theirs");
        page.click("#save");

        assertThat(page.locator("#conflict")).containsText("admin saved this secret");
        assertThat(page.locator("#conflict-rows")).containsText("changed by them: version 2");
        assertThat(page.locator("#conflict-rows")).containsText("changed by you");
        assertThat(page.locator("#conflict-rows tr:has-text('Owner')")).containsText("you");
        assertThat(page.locator("#conflict-rows tr:has-text('Category')")).containsText("them");
        assertThat(page.locator("#conflict-rows tr:has-text('Description')")).containsText("both");
        assertThat(page.locator("#conflict-rows tr:has-text('Tags')")).hasCount(0);
        assertThat(page.content()).doesNotContain("canary-conflict");

        page.click("#save-anyway");
        assertThat(page.locator("#messages")).containsText("Saved form.conflict: version 3");
        assertThat(product.readByApplication("form.conflict")).isEqualTo("canary-conflict-mine");
        assertThat(product.admin().get("secrets/form.conflict").json().getString("description"))
                .isEqualTo("of both: mine");
    }

    @Test
    void savingAnywayWritesOnlyOverTheStateThatWasShown() {
        save("form.third", "one");
        Page page = form("form.third");
        page.fill("#value", "mine");
        save("form.third", "two");
        page.click("#save");
        assertThat(page.locator("#save-anyway")).isVisible();
        save("form.third", "three");

        page.click("#save-anyway");

        assertThat(page.locator("#conflict-rows")).containsText("version 3");
        assertThat(product.readByApplication("form.third")).isEqualTo("three");
        page.click("#load-current");
        assertThat(page.locator("#facts")).containsText("Version 3");
        assertThat(page.locator("#value")).hasValue("");
    }
}
