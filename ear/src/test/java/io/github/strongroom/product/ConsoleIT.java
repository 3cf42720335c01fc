package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator does in the console, in a real browser. */
class ConsoleIT extends ConsolePages {

    ConsoleIT(Product product) {
        super(product);
    }

    @Test
    void strangerIsSentToSignInAndThenToThePageThatWasWanted() {
        Page page = browser.page(WIDE, ColorScheme.LIGHT);

        page.navigate(url("/admin/secrets?q=abc"));
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/admin/sign-in\\?next=.*"));
        signIn(page, "wrong");
        assertThat(page.locator("#messages")).containsText("STR-0402");
        signIn(page, Product.PASSWORD);

        assertThat(page).hasURL(url("/admin/secrets?q=abc"));
    }

    @Test
    void signInNeverLeadsToAnotherSite() {
        for (String next :
                new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/..//evil.example"}) {
            Page page = browser.page(WIDE, ColorScheme.LIGHT);
            page.navigate(url("/admin/sign-in?next=" + Api.encoded(next)));
            signIn(page, Product.PASSWORD);

            assertThat(page).hasURL(url("/admin/"));
        }
    }

    @Test
    void sessionCookieIsHttpOnlyAndSameSiteStrict() {
        Page page = signedIn();

        Cookie session = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .findFirst()
                .orElseThrow();
        assertThat(session.httpOnly).isTrue();
        assertThat(session.sameSite).isEqualTo(SameSiteAttribute.STRICT);
    }

    @Test
    void everyPageHasAPolicyWithANonceAndNoScriptBreaksIt() {
        Page page = signedIn();
        for (String path : new String[] {
            "/admin/",
            "/admin/secrets",
            "/admin/secret",
            "/admin/categories",
            "/admin/import",
            "/admin/shadow",
            "/admin/keys",
            "/admin/audit",
            "/admin/nothing"
        }) {
            Response response = page.navigate(url(path));
            Map<String, String> headers = response.allHeaders();

            if (!path.endsWith("nothing")) {
                assertThat(headers.get("content-security-policy")).contains("'nonce-");
            }
            assertThat(headers.get("content-security-policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
            assertThat(directive(headers.get("content-security-policy"), "script-src"))
                    .contains("'self'")
                    .doesNotContain("unsafe");
            assertThat(headers).containsEntry("x-content-type-options", "nosniff");
            assertThat(headers.get("cache-control")).contains("no-store");
        }
        assertThat(browser.complaints()).noneMatch(text -> text.contains("Content Security Policy"));
    }

    private static String directive(String policy, String name) {
        return java.util.Arrays.stream(policy.split(";"))
                .map(String::strip)
                .filter(part -> part.startsWith(name + " "))
                .findFirst()
                .orElse("");
    }

    @Test
    void administratorCreatesEditsRevealsAndDeactivatesASecret() {
        String typed = "  first line\nsecond ${line} \\ \"x\"\n";
        Page page = signedIn();

        page.navigate(url("/admin/secret"));
        page.fill("#name", "console.life");
        page.selectOption("#type", "MULTILINE");
        page.fill("#value", typed);
        page.fill("#category", "Console tests");
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("Saved console.life: version 1");
        assertThat(product.admin().reveal("console.life", "compare").json().getString("value"))
                .isEqualTo(typed);

        page.navigate(url("/admin/secret?name=console.life"));
        assertThat(page.locator("#value")).hasValue("");
        page.fill("#description", "changed");
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("version 1");
        page.navigate(url("/admin/secret?name=console.life"));
        page.fill("#value", "second value");
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("version 2");

        page.navigate(url("/admin/secrets?q=console.life"));
        assertThat(page.content()).doesNotContain("second value");
        row(page, "console.life").locator("[data-action=reveal]").click();
        page.click("#reveal");
        assertThat(page.locator("#reveal-dialog")).containsText("STR-0214");
        page.fill("#reason", "a test looks");
        page.click("#reveal");
        assertThat(page.locator("#revealed-value")).hasText("second value");
        page.click("#reveal-hide");
        assertThat(page.content()).doesNotContain("second value");

        row(page, "console.life").locator("[data-action=deactivate]").click();
        page.click("#deactivate");
        assertThat(row(page, "console.life")).containsText("Inactive");
        assertThat(page.locator("#messages")).isFocused();
        assertThat(product.readByApplication("console.life")).isNull();
        row(page, "console.life").locator("[data-action=activate]").click();
        page.click("#activate");
        assertThat(row(page, "console.life")).containsText("Active");
    }

    @Test
    void savedValueIsSeenByTheSampleWithinASecond() {
        product.admin().put("sample.greeting", "before");
        Page page = signedIn();
        page.navigate(url("/admin/secret?name=sample.greeting"));
        page.fill("#value", "typed in the console");
        page.click("#save");
        assertThat(page.locator("#messages")).containsText("Saved sample.greeting");
        long saved = System.nanoTime();

        while (!Api.get(product.url("/sample/api/values")).body().contains("typed in the console")) {
            assertThat(System.nanoTime() - saved).isLessThan(1_000_000_000L);
        }
    }

    @Test
    void categoriesNarrowTheList() {
        product.admin()
                .put(
                        "console.smtp",
                        Json.createObjectBuilder()
                                .add("value", "x")
                                .add("category", "Console SMTP")
                                .build(),
                        Map.of());
        Page page = signedIn();
        page.navigate(url("/admin/secrets"));

        page.locator("#categories").getByText("Console SMTP").click();

        assertThat(page.locator("#secrets tbody tr")).hasCount(1);
        assertThat(row(page, "console.smtp")).isVisible();
    }

    @Test
    void settingIsShownInClearAndCheckedAgainstItsType() {
        product.admin()
                .put(
                        "console.retries",
                        Json.createObjectBuilder()
                                .add("value", "3")
                                .add("kind", "setting")
                                .add("type", "integer")
                                .build(),
                        Map.of());
        Page page = signedIn();
        page.navigate(url("/admin/secret?name=console.retries"));
        assertThat(page.locator("#value")).hasValue("3");

        page.fill("#value", "three");
        page.click("#save");
        assertThat(page.locator("#secret-form")).containsText("STR-0207");
        assertThat(page.locator("#value")).hasValue("three");
        page.fill("#value", "4");
        page.click("#save");

        assertThat(page.locator("#messages")).containsText("Saved console.retries: version 2");
    }

    @Test
    void ofTwoEditorsTheSecondIsToldAndKeepsWhatWasTyped() {
        product.admin().put("console.conflict", "start");
        Page first = signedIn();
        Page second = signedIn();
        first.navigate(url("/admin/secret?name=console.conflict"));
        second.navigate(url("/admin/secret?name=console.conflict"));

        first.fill("#value", "of the first");
        first.click("#save");
        assertThat(first.locator("#messages")).containsText("Saved");
        second.fill("#value", "of the second");
        second.click("#save");

        assertThat(second.locator("#secret-form")).containsText("STR-0212");
        assertThat(second.locator("#value")).hasValue("of the second");
        assertThat(second.locator("#load-current")).isVisible();
        assertThat(product.admin().reveal("console.conflict", "check").json().getString("value"))
                .isEqualTo("of the first");
    }

    @Test
    void reservedNameIsRefusedBesideTheField() {
        Page page = signedIn();
        page.navigate(url("/admin/secret"));
        page.fill("#name", "SECRETS_DB_PASSWORD");
        page.fill("#value", "x");
        page.click("#save");

        assertThat(page.locator("#secret-form")).containsText("STR-0202");
        assertThat(page.locator("#secret-form")).containsText("never in the database");
    }

    @Test
    void auditPageListsWhatWasDoneAndByWhom() {
        product.admin().put("console.audited", "x");
        product.admin().reveal("console.audited", "<b>because</b> I must");
        Page page = signedIn();
        page.navigate(url("/admin/audit"));

        Locator event = page.locator("#events tbody tr")
                .filter(new Locator.FilterOptions().setHasText("secret.reveal"))
                .filter(new Locator.FilterOptions().setHasText("console.audited"));
        assertThat(event).containsText("<b>because</b> I must");
        assertThat(event).containsText("admin");
        assertThat(event).containsText("127.0.0.1");
        assertThat(event).containsText("strongroom-tests");
        assertThat(event).containsText("Success");
    }

    @Test
    void pageOfASecretThatIsNotThereSaysSoAndAnswersWithItsStatus() {
        Page page = signedIn();

        Response response = page.navigate(url("/admin/secret?name=console.absent"));

        assertThat(response.status()).isEqualTo(404);
        assertThat(page.locator("#main")).containsText("STR-0210");
    }

    @Test
    void signingOutEndsTheSession() {
        Page page = signedIn();
        page.click("#sign-out");
        assertThat(page.locator("#signed-out")).isVisible();

        page.navigate(url("/admin/secrets"));

        assertThat(page.locator("#sign-in")).isVisible();
    }

    @Test
    void requestWithoutTheViewStateOfItsSessionChangesNothing() {
        product.admin().put("console.forged", "x");
        Page page = list("console.forged");

        String rowVersion = page.locator("[data-name='console.forged']").getAttribute("data-row-version");
        String forged = "-1234567890:1234567890";
        String genuine = page.locator("#deactivate-form input[name='jakarta.faces.ViewState']")
                .inputValue();
        String send = "async ([state, version]) => (await fetch('secrets', {method: 'POST', headers: {'Content-Type':"
                + " 'application/x-www-form-urlencoded'}, body: 'deactivate-form=deactivate-form&deactivate=deactivate"
                + "&deactivate-name=console.forged&deactivate-row-version=' + version + '&jakarta.faces.ViewState='"
                + " + encodeURIComponent(state)})).status";

        page.evaluate(send, List.of(forged, rowVersion));
        assertThat(product.admin().get("secrets/console.forged").json().getString("status"))
                .isEqualTo("active");
        page.evaluate(send, List.of(genuine, rowVersion));
        assertThat(product.admin().get("secrets/console.forged").json().getString("status"))
                .as("the same request with its view state")
                .isEqualTo("inactive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/api/v1/secrets", "/admin/%61pi/v1/secrets", "/admin/api/v1/%73ecrets", "/admin//api/v1/secrets",
                "/admin/./api/v1/secrets", "/admin/x/../api/v1/secrets", "/admin/;a=b/api/v1/secrets",
                        "/admin/api;a=b/v1/secrets"
            })
    void sessionOfTheConsoleOpensNoAddressOfTheApi(String address) {
        Page page = signedIn();

        String answer = (String) page.evaluate("async address => (await fetch(address)).text()", url(address));

        assertThat(answer).doesNotContain("\"total\"");
        assertThat(product.admin().get("secrets").body()).contains("\"total\"");
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "375, LIGHT", "375, DARK"})
    void everyPageFitsItsWindowInBothColours(int width, ColorScheme colours) {
        seed();
        Page page = browser.page(width, colours);
        page.navigate(url("/admin/sign-in"));
        assertFits(page, "sign-in", width, colours);
        signIn(page, Product.PASSWORD);
        assertThat(page.locator("#sign-out")).isVisible();
        assertFits(page, "dashboard", width, colours);
        for (String name : new String[] {"secrets", "secret", "audit", "keys"}) {
            page.navigate(url("/admin/" + name));
            assertFits(page, name, width, colours);
        }
        page.navigate(url("/admin/secrets?q=smtp.password"));
        row(page, "smtp.password").locator("[data-action=reveal]").click();
        assertThat(page.locator("#reason")).isVisible();
        assertFits(page, "reveal", width, colours);
        page.navigate(url("/sample/"));
        assertFits(page, "sample", width, colours);
    }

    private void seed() {
        String[][] secrets = {
            {"smtp.password", "SMTP", "Relay for outgoing mail"},
            {"servicenow.token", "ServiceNow", "Integration user of the service desk"},
            {"google.client-secret", "Google OAuth", "Sign-in of the intranet"}
        };
        for (String[] secret : secrets) {
            product.admin()
                    .put(
                            secret[0],
                            Json.createObjectBuilder()
                                    .add("value", "not a real one")
                                    .add("category", secret[1])
                                    .add("description", secret[2])
                                    .add("owner", "platform team")
                                    .build(),
                            Map.of());
        }
    }
}
