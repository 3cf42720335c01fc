package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trail in the console: filtered, leafed through, drawn, verified, exported; and what strangers send stays text. */
class ConsoleAuditIT extends ConsolePages {

    private static final String LONG =
            "audited.integration.of-a-very-long-name-that-nobody-would-ever-want-to-type-twice";

    ConsoleAuditIT(Product product) {
        super(product);
    }

    private Page audit(String query) {
        Page page = signedIn();
        page.navigate(url("/admin/audit" + query));
        return page;
    }

    private static Locator events(Page page) {
        return page.locator("#events tbody tr[data-ri]");
    }

    private static List<String> numbers(Page page) {
        return events(page).locator(".col-time .sub").allTextContents().stream()
                .filter(text -> text.startsWith("no. "))
                .toList();
    }

    @Test
    void filtersNarrowTheTrailAndLiveInTheAddress() {
        save("narrow.one", "x");
        product.admin().reveal("narrow.one", "to narrow");
        save("narrow.two", "x");
        Page page = audit("");

        page.fill("#target", "narrow.*");
        page.fill("#action", "secret.reveal");
        page.selectOption("#outcome", "success");
        page.selectOption("#last", "1h");
        page.press("#target", "Enter");

        assertThat(page).hasURL(url("/admin/audit?action=secret.reveal&target=narrow.*&outcome=success&last=1h"));
        assertThat(events(page)).hasCount(1);
        assertThat(events(page)).containsText("to narrow");
        assertThat(page.locator("#target")).hasValue("narrow.*");
        assertThat(page.locator("#outcome")).hasValue("success");

        page.click("#clear-filters");
        assertThat(page).hasURL(url("/admin/audit"));
        page.navigate(url("/admin/audit?target=narrow.one&actor=adm*&address=127.*"));
        assertThat(events(page)).hasCount(2);
        page.navigate(url("/admin/audit?target=narrow.one&to=2020-01-01"));
        assertThat(page.locator("#events")).containsText("Nothing is on record until 2020-01-01, name narrow.one");
        assertThat(page.locator("#to")).hasValue("2020-01-01T00:00");
    }

    @Test
    void filterWithoutMeaningIsSaidAndCanBeMended() {
        Page page = signedIn();

        assertThat(page.navigate(url("/admin/audit?from=yesterday&actor=admin")).status())
                .isEqualTo(400);

        assertThat(page.locator("#messages")).containsText("STR-0208");
        assertThat(page.locator("#actor")).hasValue("admin");
        assertThat(page.locator("#events")).hasCount(0);
        page.click("#apply");
        assertThat(page.locator("#events")).isVisible();
    }

    @Test
    void everyRowIsOnOnePageAndTheWayBackIsTheSame() {
        for (int i = 0; i < 120; i++) {
            product.admin().get("secrets/audited.leaf" + i);
        }
        Page page = audit("?target=audited.leaf*");
        List<String> first = numbers(page);
        List<String> all = new ArrayList<>(first);
        while (page.locator("#older").count() > 0) {
            page.click("#older");
            all.addAll(numbers(page));
        }

        assertThat(all).hasSize(120).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> number(b) - number(a));
        page.click("#newer");
        assertThat(numbers(page)).isEqualTo(all.subList(50, 100));
        page.click("#newer");
        assertThat(numbers(page)).isEqualTo(first);
        assertThat(page.locator("#newer")).hasCount(0);
        page.click("#older");
        page.click("#newest");
        assertThat(numbers(page)).isEqualTo(first);
        assertThat(page.locator("#extent")).containsText("50 rows, ");
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring(4));
    }

    @Test
    void rowsSayWhereTheyAreInTheChain() {
        save("audited.chained", "x");
        Page page = signedIn();

        assertThat(page.locator("h1")).isVisible();
        page.waitForCondition(() -> {
            page.navigate(url("/admin/audit?target=audited.chained"));
            return events(page).first().textContent().contains("chained at ");
        });
    }

    @Test
    void activityIsDrawnAndToldAndLeadsToItsRows() {
        save("audited.drawn", "x");
        product.admin().put("secrets.db.drawn", "x");
        Page page = audit("?last=24h");

        assertThat(page.locator("#activity svg rect.bar-SUCCESS").first()).isVisible();
        assertThat(page.locator("#activity-words"))
                .containsText(Pattern.compile("\\d+ rows by the hour between .* UTC"));
        page.click("#activity-figures summary");
        page.locator("#activity-figures tbody a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/audit\\?from=.*&to=.*"));
        assertThat(page.locator("#from")).hasValue(Pattern.compile("....-..-..T..:00"));
        assertThat(events(page).first()).isVisible();
        assertThat(browser.complaints()).noneMatch(text -> text.contains("Content Security Policy"));
    }

    @Test
    void secretHasItsHistoryAlsoWhenItIsGone() {
        save("audited.timeline", "x");
        product.admin().reveal("audited.timeline", "for the timeline");
        Page page = signedIn();
        page.navigate(url("/admin/secret?name=audited.timeline&list=q%3Daudited"));

        page.click("#tab-history");

        assertThat(page.locator("#tab-history")).hasAttribute("aria-current", "page");
        assertThat(events(page).filter(new Locator.FilterOptions().setHasText("secret.reveal")))
                .containsText("for the timeline");
        assertThat(events(page).last()).containsText("secret.put");
        page.click("#back");
        assertThat(page.locator("#search")).hasValue("audited");

        assertThat(page.navigate(url("/admin/history?name=audited.never-there")).status())
                .isEqualTo(200);
        assertThat(page.locator("#no-secret")).isVisible();
        assertThat(page.navigate(url("/admin/history")).status()).isEqualTo(404);
        assertThat(page.navigate(url("/admin/history?name=audited.*")).status()).isEqualTo(404);
        assertThat(page.locator("#events")).hasCount(0);
    }

    @Test
    void readsByApplicationsAreLeftOutWithOneClick() {
        save("audited.read", "x");
        product.awaitRead("audited.read", "x");
        Page page = signedIn();
        page.waitForCondition(() -> {
            page.navigate(url("/admin/audit?target=audited.read"));
            return page.locator("#events").textContent().contains("application.read");
        });
        assertThat(events(page)
                        .filter(new Locator.FilterOptions().setHasText("application.read"))
                        .first())
                .containsText(Pattern.compile("\\d+ reads?, ....-..-.. "));

        page.click("#without-reads");
        assertThat(page).hasURL(url("/admin/audit?target=audited.read&reads=without"));
        assertThat(page.locator("#without-reads")).hasAttribute("aria-current", "true");
        assertThat(page.locator("#events")).not().containsText("application.read");
        assertThat(events(page)).hasCount(1);
        page.click("#apply");
        assertThat(page).hasURL(url("/admin/audit?target=audited.read&reads=without"));

        page.navigate(url("/admin/history?name=audited.read"));
        assertThat(page.locator("#events")).not().containsText("application.read");
        page.click("#without-reads");
        assertThat(page.locator("#events")).containsText("application.read");
    }

    @Test
    void trailIsVerifiedWithTheHeadThatIsExpected() {
        Api.Answer verified = product.admin().get("audit/verify");
        boolean whole = verified.json().getBoolean("intact");
        Page page = audit("");

        page.click("#verify-start");
        assertThat(page.locator("#verify-result"))
                .containsText(
                        whole ? "The trail is whole" : "The trail was tampered with",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        String head = page.locator("#verify-head-hash").textContent();
        assertThat(head).matches("[0-9a-f]{64}");

        page.fill("#expectHead", "not a hash");
        page.click("#verify-start");
        assertThat(page.locator("#expectHead-message")).containsText("64 hexadecimal digits");
    }

    @Test
    void filterIsKeptForItsOwnerOnEveryMachine() {
        Page page = audit("?action=secret.*&outcome=refused");
        page.click("#save-filter summary");
        page.fill("#name", "Refused <b>secrets</b>");
        page.click("#save-filter-button");
        assertThat(page.locator("#messages")).containsText("Saved the filter Refused <b>secrets</b>.");

        Page elsewhere = audit("");
        Locator chip = elsewhere.locator("#quick a").getByText("Refused <b>secrets</b>");
        chip.click();
        assertThat(elsewhere).hasURL(url("/admin/audit?action=secret.*&outcome=refused"));
        assertThat(chip).hasAttribute("aria-current", "true");
        Page other = signedInAs("auditor");
        other.navigate(url("/admin/audit"));
        assertThat(other.locator("#quick .saved-filter")).hasCount(0);

        elsewhere.locator("#quick .chip-delete").click();
        assertThat(elsewhere.locator("#messages")).containsText("Deleted the saved filter");
        elsewhere.reload();
        assertThat(elsewhere.locator("#quick .saved-filter")).hasCount(0);
    }

    @Test
    void filterWithoutANameIsNotKept() {
        Page page = audit("?outcome=refused");
        page.click("#save-filter summary");
        page.fill("#name", "   ");
        page.click("#save-filter-button");

        assertThat(page.locator("#messages")).containsText("STR-0208");
    }

    @ParameterizedTest
    @CsvSource({"jsonl, application/x-ndjson", "csv, text/csv", "cef, text/plain"})
    void exportHasWhatTheFilterFinds(String format, String mediaType) throws IOException {
        save("audited.export", "x");
        save("audited.other", "x");
        Page page = audit("?target=audited.export&action=secret.put");
        page.waitForCondition(() -> {
            page.reload();
            return events(page).first().textContent().contains("chained at ");
        });

        com.microsoft.playwright.Download download = page.waitForDownload(() -> page.click("#export-" + format));

        assertThat(download.suggestedFilename()).isEqualTo("strongroom-audit." + format);
        String content = Files.readString(download.path());
        assertThat(content).contains("audited.export").doesNotContain("audited.other");
        Object type = page.evaluate(
                "async href => (await fetch(href)).headers.get('content-type')",
                page.locator("#export-" + format).getAttribute("href"));
        assertThat(type.toString()).startsWith(mediaType);
    }

    @Test
    void viewerGetsNeitherTrailNorHistoryNorExport() {
        save("audited.closed", "x");
        Page page = signedInAs("viewer");

        assertThat(page.navigate(url("/admin/audit")).status()).isEqualTo(403);
        assertThat(page.locator("#events, #filter-form, #verify")).hasCount(0);
        assertThat(page.navigate(url("/admin/history?name=audited.closed")).status())
                .isEqualTo(403);
        assertThat(page.locator("#events")).hasCount(0);
        assertThat(page.navigate(url("/admin/audit-export?format=jsonl")).status())
                .isEqualTo(403);
        page.navigate(url("/admin/secret?name=audited.closed"));
        assertThat(page.locator("#tab-history")).hasCount(0);
        Page stranger = browser.page(WIDE, ColorScheme.LIGHT);
        stranger.navigate(url("/admin/audit-export?format=jsonl"));
        assertThat(stranger.locator("#sign-in")).isVisible();
    }

    @Test
    void whatStrangersSendIsTextAndOneRecordEach() throws Exception {
        String hostile = "\"><img src=x onerror=alert(1)>'\u2028#{1+1}${2+2}";
        String who = "audited-stranger" + hostile;
        attempt(who, "<script>alert(2)</script>\"onmouseover=alert(3)");
        save("audited.hostile", "x");
        product.admin().reveal("audited.hostile", hostile + "\r\nsecond line");

        Page page = audit("?target=audited-stranger*");
        assertThat(events(page)).hasCount(1);
        assertThat(events(page)).containsText("<img src=x onerror=alert(1)>");
        assertThat(events(page)).containsText("#{1+1}${2+2}");
        assertThat(events(page)).containsText("<script>alert(2)</script>");
        assertThat(events(page)).containsText("127.0.0.1");
        events(page).locator(".col-target a").click();
        assertThat(page.locator("#target")).hasValue(Pattern.compile("audited-stranger.*<img.*"));
        assertThat(events(page)).hasCount(1);
        page.navigate(url("/admin/audit?actor=" + Api.encoded("\"><script>alert(4)</script>")));
        assertThat(page.locator("#events")).containsText("by \"><script>alert(4)</script>");
        page.navigate(url("/admin/history?name=audited.hostile"));
        assertThat(events(page).filter(new Locator.FilterOptions().setHasText("secret.reveal")))
                .hasCount(1);

        assertThat(page.locator("main img, main script")).hasCount(0);
        assertThat(browser.complaints()).noneMatch(text -> text.contains("Content Security Policy"));
    }

    private void attempt(String user, String agent) throws Exception {
        String both = user + ":guess";
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url("/admin/api/v1/tokens")))
                                .header("User-Agent", agent)
                                .header("X-Forwarded-For", "<b>10.0.0.1</b>")
                                .header("Content-Type", "application/json")
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(both.getBytes(StandardCharsets.UTF_8)))
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        Api.tokenRequest().toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "375, LIGHT", "375, DARK"})
    void auditPagesFitTheirWindowInBothColours(int width, ColorScheme colours) {
        save(LONG, "x", "description", "A name that goes on");
        product.admin().reveal(LONG, "A reason that is rather long, since somebody took the trouble to give one");
        product.admin().put("secrets.db.drawn", "x");
        Api.anonymous(product.url("/")).get("secrets/" + LONG);
        Page page = signedIn(width, colours);
        page.navigate(url("/admin/audit"));
        assertFits(page, "a-audit", width, colours);
        page.navigate(url("/admin/audit?target=" + LONG + "&last=24h"));
        page.click("#save-filter summary");
        page.fill("#name", "Everything about the audited ones " + width);
        page.click("#save-filter-button");
        assertThat(page.locator("#quick .saved-filter").first()).isVisible();
        page.click("#activity-figures summary");
        assertFits(page, "a-filtered", width, colours);
        page.locator("#events tbody").scrollIntoViewIfNeeded();
        assertFits(page, "a-rows", width, colours);
        page.click("#verify-start");
        assertThat(page.locator("#verify-result"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        page.locator("#verify").scrollIntoViewIfNeeded();
        assertFits(page, "a-verified", width, colours);
        page.navigate(url("/admin/audit?actor=nobody&to=2020-01-01T00:00&from=x"));
        assertFits(page, "a-refused", width, colours);
        page.navigate(url("/admin/audit?actor=nobody&to=2020-01-01T00:00"));
        assertFits(page, "a-empty", width, colours);
        page.navigate(url("/admin/history?name=" + LONG));
        assertFits(page, "a-history", width, colours);
        page.navigate(url("/admin/audit"));
        page.locator("#quick .chip-delete").first().click();
        assertThat(page.locator("#messages")).containsText("Deleted");
        assertThat(Map.of("complaints", browser.complaints()).toString()).doesNotContain("Security Policy");
    }
}
