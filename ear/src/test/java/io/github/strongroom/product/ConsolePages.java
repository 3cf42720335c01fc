package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all tests of the console need: the product, a browser, visitors who are signed in, and a look at the page's width. */
@ExtendWith(Product.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConsolePages {

    static final int WIDE = 1280;
    static final int PHONE = 375;
    private static final Path PICTURES = Path.of("target", "pictures");

    final Product product;
    Browser browser;

    ConsolePages(Product product) {
        this.product = product;
    }

    @BeforeAll
    void open() {
        browser = new Browser();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    Page signedIn(int width, ColorScheme colours) {
        return signedIn("Admin ", width, colours);
    }

    Page signedIn() {
        return signedIn(WIDE, ColorScheme.LIGHT);
    }

    /** A visitor with this one role; all have the administrator's password. */
    Page signedInAs(String role) {
        String name = "only-" + role;
        try (Connection superuser = product.superuser();
                PreparedStatement insert = superuser.prepareStatement(
                        "insert into local_user (name, password_hash, roles, created_at) select ?, password_hash, ?, now()"
                                + " from local_user where name = ? on conflict do nothing")) {
            insert.setString(1, name);
            insert.setString(2, role);
            insert.setString(3, Product.ADMIN);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return signedIn(name, WIDE, ColorScheme.LIGHT);
    }

    private Page signedIn(String name, int width, ColorScheme colours) {
        Page page = browser.page(width, colours);
        page.navigate(url("/admin/"));
        signIn(page, name, Product.PASSWORD);
        assertThat(page.locator("#sign-out")).isVisible();
        return page;
    }

    static void signIn(Page page, String password) {
        signIn(page, "Admin ", password);
    }

    private static void signIn(Page page, String name, String password) {
        page.fill("#username", name);
        page.fill("#password", password);
        page.click("#sign-in");
    }

    String url(String path) {
        return product.url(path).toString();
    }

    static Locator row(Page page, String name) {
        return page.locator("#secrets tbody tr")
                .filter(new Locator.FilterOptions().setHas(page.locator("[data-name='" + name + "']")));
    }

    static Locator rows(Page page) {
        return page.locator("#secrets tbody tr[data-ri]");
    }

    Page list(String text) {
        Page page = signedIn();
        page.navigate(url("/admin/secrets?q=" + text));
        return page;
    }

    /** Saves a secret with further members, given as names and texts by turns. */
    Api.Answer save(String name, String value, String... members) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("value", value);
        for (int i = 0; i < members.length; i += 2) {
            if (members[i].equals("tags")) {
                body.add("tags", Json.createArrayBuilder(java.util.List.of(members[i + 1].split(","))));
            } else {
                body.add(members[i], members[i + 1]);
            }
        }
        Api.Answer answer = product.admin().put(name, body.build(), Map.of());
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        return answer;
    }

    void delete(String name) {
        Api.Answer answer = product.admin().send("DELETE", "secrets/" + name, null, Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Takes a picture, and checks that the page does not scroll sideways and that every field of it has a label. */
    static void assertFits(Page page, String name, int width, ColorScheme colours) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(
                        name + "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT) + ".png"))
                .setFullPage(width == PHONE));
        int overflow = (Integer)
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow)
                .as(name + " at " + width + " pixels scrolls sideways by")
                .isZero();
        assertThat((String) page.evaluate(
                        "() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, a')]"
                                + ".filter(e => e.offsetParent !== null && !(e.labels && e.labels.length)"
                                + " && !e.getAttribute('aria-label') && !e.textContent.trim() && !e.value)"
                                + ".map(e => e.outerHTML.substring(0, 120)).join(' ')"))
                .as(name + " has fields or buttons without a name")
                .isEmpty();
    }
}
