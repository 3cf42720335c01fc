package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who uses a secret: told on its page, and before it is taken away or changed. */
class ConsoleUsageIT extends ConsolePages {

    ConsoleUsageIT(Product product) {
        super(product);
    }

    /** Saves a secret and has an application read it; its record is there when this returns. */
    private void used(String name, String value) {
        save(name, value);
        product.awaitRead(name, value);
        Instant end = Instant.now().plusSeconds(5);
        while (!product.admin().get("secrets/" + name + "/usage").body().contains("\"behind\":false,\"firstAt\"")
                && Instant.now().isBefore(end)) {
            Node.pause(50);
        }
    }

    private Page open(Page page, String name) {
        page.navigate(url("/admin/secret?name=" + name));
        return page;
    }

    private static Locator readers(Page page) {
        return page.locator("#readers tbody tr");
    }

    @Test
    void panelTellsWhichApplicationHoldsWhichVersion() {
        save("use.panel", "one");
        Page page = open(signedIn(), "use.panel");
        assertThat(page.locator("#usage")).containsText("No application has asked for it yet.");
        used("use.panel", "one");

        open(page, "use.panel");

        assertThat(readers(page)).hasCount(1);
        assertThat(readers(page)).containsText("probe");
        assertThat(readers(page)).containsText("/server@");
        assertThat(page.locator("#usage"))
                .containsText("1 application on 1 server read it in the last 30 days: probe.");
        assertThat(page.locator("#usage .behind")).hasCount(0);

        save("use.panel", "two");
        open(page, "use.panel");

        assertThat(readers(page)).containsText("Older version");
        assertThat(page.locator("#usage .behind")).containsText("1 of them has not read version 2 yet");
        product.awaitRead("use.panel", "two");
        Node.pause(1500);
        open(page, "use.panel");
        assertThat(page.locator("#usage .behind")).hasCount(0);
        assertThat(readers(page).locator(".col-version")).containsText("2");
    }

    @Test
    void viewerSeesWhoUsesASecret() {
        used("use.viewer", "x");

        Page page = open(signedInAs("viewer"), "use.viewer");

        assertThat(readers(page)).containsText("probe");
        assertThat(page.locator("#danger-zone")).hasCount(0);
    }

    @Test
    void whoeverTakesASecretAwayIsToldWhomThatReaches() {
        used("use.taken", "x");
        save("use.idle", "x");
        Page page = signedIn();
        for (String action : new String[] {"deactivate", "delete"}) {
            open(page, "use.taken");
            page.locator("#danger-zone [data-action=" + action + "]").click();
            assertThat(page.locator("#" + action + "-reach"))
                    .hasText("1 application on 1 server read it in the last 30 days: probe.");
        }
        page.navigate(url("/admin/secrets?q=use."));
        for (String name : new String[] {"use.taken", "use.idle"}) {
            row(page, name).locator("[data-action=deactivate]").click();
            assertThat(page.locator("#deactivate-reach"))
                    .containsText(name.equals("use.idle") ? "No application has read it" : "probe");
            page.click("#deactivate-cancel");
        }
        page.check("#select-page");
        page.locator("[data-bulk=DELETE]").click();
        assertThat(page.locator("#bulk-reach")).containsText("read one of them in the last 30 days");
        page.click("#bulk-cancel");
        page.locator("[data-bulk=OWNER]").click();
        assertThat(page.locator("#bulk-reach")).isHidden();

        assertThat(product.readByApplication("use.taken")).isEqualTo("x");
    }

    @Test
    void newValueOfASecretInUseIsSavedOnlyAfterAConfirmation() {
        used("use.changed", "old");
        Page page = open(signedIn(), "use.changed");

        page.fill("#value", "new");
        page.click("#save");
        assertThat(page.locator("#confirmation")).containsText("1 application on 1 server");
        assertThat(page.locator("#save-confirmed")).isFocused();
        assertThat(product.readByApplication("use.changed")).isEqualTo("old");
        page.click("#save-confirmed");

        assertThat(page.locator("#messages")).containsText("Saved use.changed: version 2");
        product.awaitRead("use.changed", "new");
    }

    @Test
    void metadataAndValuesThatNobodyReadsAreSavedAtOnce() {
        used("use.metadata", "x");
        Page page = open(signedIn(), "use.metadata");
        page.fill("#owner", "somebody");
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("Saved use.metadata: version 1");

        save("use.unread", "x");
        open(page, "use.unread");
        page.fill("#value", "y");
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("Saved use.unread: version 2");
    }

    @Test
    void rollingBackTellsWhomItReaches() {
        save("use.rolled", "one");
        used("use.rolled", "two");
        Page page = signedIn();
        page.navigate(url("/admin/versions?name=use.rolled"));

        page.locator("[data-action=rollback]").first().click();

        assertThat(page.locator("#rollback-reach")).containsText("1 application on 1 server read it");
    }

    @Test
    void picturesFit() {
        used("use.picture", "one");
        Api.get(product.url("/probe/api/source?name=use.picture&times=123456"));
        Node.pause(1500);
        save("use.picture", "two");
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {WIDE, PHONE}) {
                Page page = open(signedIn(width, colours), "use.picture");
                page.locator("#usage").scrollIntoViewIfNeeded();
                assertThat(readers(page).locator(".col-count")).containsText("123,457");
                assertFits(page, "usage", width, colours);
                page.locator("#danger-zone [data-action=deactivate]").click();
                assertThat(page.locator("#deactivate-reach")).containsText("probe");
                assertFits(page, "usage-deactivate", width, colours);
                page.click("#deactivate-cancel");
                page.fill("#value", "three");
                page.click("#save");
                assertThat(page.locator("#save-confirmed")).isFocused();
                assertThat(page.locator("#save")).isEnabled();
                assertFits(page, "usage-confirmation", width, colours);
            }
        }
        assertThat(browser.complaints()).isEmpty();
    }
}
