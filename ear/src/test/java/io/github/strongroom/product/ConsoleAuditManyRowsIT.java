package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages of a long trail are read from its indexes: no table is read through, and few rows beside those of the page. */
class ConsoleAuditManyRowsIT extends ConsolePages {

    private static final int ROWS = 200_000;
    private static final int TIMES = 5;
    private static final long STATISTICS_ARE_WRITTEN_AFTER = 11_000;

    ConsoleAuditManyRowsIT(Product product) {
        super(product);
    }

    private record Reads(long tableScans, long rows) {}

    @BeforeAll
    void addManyRows() throws SQLException {
        // without the trigger, and on record as rejected: the rows are not for the chain, which would look for them
        execute(
                "set session_replication_role = replica",
                "insert into audit_event (at, actor, actor_kind, action, target, outcome, address, user_agent, server)"
                        + " select now() - interval '50 days' + i * interval '20 seconds', 'many-' || i % 50,"
                        + " case when i % 1000 = 0 then 'USER' else 'APPLICATION' end,"
                        + " 'many.' || i % 7, 'many.secret.' || i % 5000,"
                        + " case when i % 200 = 0 then 'REFUSED' else 'SUCCESS' end, '10.9.' || i % 200 || '.1', 'many',"
                        + " 'many-rows' from generate_series(1, " + ROWS + ") i",
                "insert into audit_rejected (sequence, code) select sequence, 'MANY' from audit_event"
                        + " where server = 'many-rows'",
                "analyze audit_event");
    }

    @AfterAll
    void removeThem() throws SQLException {
        execute(
                "delete from audit_event where server = 'many-rows'",
                "delete from audit_rejected where code = 'MANY'",
                "analyze audit_event");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Reads reads() throws Exception {
        Thread.sleep(STATISTICS_ARE_WRITTEN_AFTER);
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("select seq_scan, seq_tup_read + idx_tup_fetch"
                        + " from pg_stat_user_tables where relname = 'audit_event'")) {
            row.next();
            return new Reads(row.getLong(1), row.getLong(2));
        }
    }

    private static String day(int ago) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(ago).toString();
    }

    private static List<String> filters() {
        return List.of(
                "",
                "actor=many-7",
                "actor=many-7*",
                "action=many.3",
                "target=many.secret.4711",
                "target=many.secret.47*",
                "address=10.9.8.1",
                "outcome=refused",
                "outcome=failed",
                "actor=many-7&action=many.3&outcome=refused",
                "reads=without",
                "reads=without&target=many.secret.4000",
                "reads=without&from=" + day(49) + "&to=" + day(30),
                "actor=nobody",
                "from=" + day(45) + "&to=" + day(44),
                "from=" + day(49) + "&to=" + day(30),
                "from=" + day(49) + "&to=" + day(30) + "&actor=many-7");
    }

    @Test
    void filtersReadNoMoreRowsThanTheyHandOver() throws Exception {
        Reads before = reads();
        for (String filter : filters()) {
            for (int i = 0; i < TIMES; i++) {
                assertThat(product.admin().get("audit?size=50&" + filter).status())
                        .isEqualTo(200);
            }
        }
        Reads after = reads();

        assertThat(after.tableScans() - before.tableScans()).isZero();
        // a combination reads more than the 51 rows of a page; one that reads the trail through has 200,000 each time
        assertThat(after.rows() - before.rows()).isLessThan(filters().size() * TIMES * 1_500L);
    }

    @Test
    void pagesWithTheirChartReadNoTableThrough() throws Exception {
        Page page = signedIn();
        Reads before = reads();
        for (String filter : filters()) {
            page.navigate(url("/admin/audit?" + filter));
            assertThat(page.locator("#activity-words")).not().containsText("STR-0620");
            if (page.locator("#older").count() > 0) {
                page.click("#older");
                page.click("#newer");
            }
        }
        Reads after = reads();

        assertThat(after.tableScans() - before.tableScans()).isZero();
    }

    @Test
    void chartOfManyRowsSaysThatItCountsTheNewest() {
        Page page = signedIn();
        page.navigate(url("/admin/audit"));

        assertThat(page.locator("#activity-words")).containsText("Only the newest 50000 rows are counted");
        assertThat(page.locator("#activity svg rect").first()).isVisible();
    }
}
