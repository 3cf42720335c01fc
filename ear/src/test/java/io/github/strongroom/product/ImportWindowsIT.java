package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One preview in two windows. */
class ImportWindowsIT extends ImportPages {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    ImportWindowsIT(Product product) {
        super(product);
    }

    private static Page secondWindow(Page page) {
        Page second = page.context().newPage();
        second.navigate(page.url());
        assertThat(second.locator("#preview-form")).isVisible();
        return second;
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = product.superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void previewIsStoredByOneOfTwoWindowsAndTheOtherIsToldSo() throws SQLException {
        Page first = importPage();
        preview(first, "two.env", keys("windows.both", 3000));
        Page second = secondWindow(first);

        first.click("#store");
        second.click("#store");

        assertThat(second.locator("#messages")).containsText(Pattern.compile("STR-025[78]"), SOON);
        assertThat(first.locator("#result-new")).containsText("3000", SOON);
        assertThat(one("select count(*) || ' ' || max(current_version) || ' ' || count(distinct changed_xid::text)"
                        + " from secret where name like 'windows.both.%'"))
                .isEqualTo("3000 1 1");
        assertThat(one("select count(*) from audit_event where action = 'transfer.import' and outcome = 'SUCCESS'"
                        + " and reason like '3000 keys: 3000 new%' and target like '%two.env'"))
                .isEqualTo("1");

        second.reload();
        assertThat(second.locator("#gone")).containsText("STR-0258");
        assertThat(second.locator("#import-form")).isVisible();
    }

    @Test
    void nobodyDecidesAboutAPreviewWhileItIsStored() throws SQLException {
        Page first = importPage();
        preview(first, "decided.env", keys("windows.decided", 10_000));
        Page second = secondWindow(first);

        first.bringToFront();
        first.click("#store");
        assertThat(first.locator("#progress-text"))
                .containsText(Pattern.compile("[1-9][0-9]* of 10000 keys are written"), SOON);
        second.click("#take-none");

        assertThat(second.locator("#messages")).containsText(Pattern.compile("STR-025[78]"), SOON);
        assertThat(first.locator("#result-new")).containsText("10000", SOON);
        assertThat(one("select count(*) from secret where name like 'windows.decided.%'"))
                .isEqualTo("10000");
    }

    @Test
    void previewThatWasNotStoredCanBeMendedAndStored() throws SQLException {
        product.admin().put("windows.mended.b", "1");
        Page page = importPage();
        preview(page, "mended.env", "windows.mended.a=1\nwindows.mended.b=2\n");
        product.admin().put("windows.mended.b", "3");
        page.click("#store");
        assertThat(page.locator("#messages")).containsText("STR-0250");

        keyRow(page, "windows.mended.b").locator("input[type=checkbox]").uncheck();
        assertThat(page.locator("#decision-counts")).containsText("1 are left out");
        store(page);

        assertThat(one("select count(*) from secret where name like 'windows.mended.%'"))
                .isEqualTo("2");
    }
}
