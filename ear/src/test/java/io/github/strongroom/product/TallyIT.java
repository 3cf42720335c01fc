package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Totals come from sums that are kept and not counted: they are exact whatever happens to the rows. */
@ExtendWith(Product.class)
class TallyIT {

    private static final String COPY =
            "insert into secret (id, name, kind, type, category, current_version, row_version,"
                    + " created_at, created_by, changed_at, changed_by, fingerprint, value_changed_at, value_origin, seal)"
                    + " select gen_random_uuid(), %s, 'SECRET', 'TEXT', %s, 1, 1, now(), 'sql', now(), 'sql', sha256(%s), now(),"
                    + " 'TYPED', '' from generate_series(1, %d) i on conflict (name) do nothing";
    private static final String REPEATED =
            "select fingerprint from secret where deleted_at is null group by fingerprint"
                    + " having count(*) > 1 and bool_or(kind = 'SECRET')";

    private final Product product;
    private final Api admin;

    TallyIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    @AfterEach
    void removeWhatWasWrittenBySql() throws SQLException {
        execute("delete from secret where created_by = 'sql'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| deleted_at is null",
                "kind=setting | deleted_at is null and kind = 'SETTING'",
                "category=Tallied | deleted_at is null and category = 'Tallied'",
                "category=Tallied&kind=secret | deleted_at is null and category = 'Tallied' and kind = 'SECRET'",
                "status=inactive&category=Tallied | deleted_at is null and category = 'Tallied' and not active",
                "status=deleted&category=Tallied | deleted_at is not null and category = 'Tallied'",
                "status=scheduled | deleted_at is null and active and active_from > now()",
                "status=expired&category=Tallied | deleted_at is null and active and category = 'Tallied'"
                        + " and expires_at <= now()",
                "status=active&category=Tallied | deleted_at is null and active and category = 'Tallied'"
                        + " and coalesce(expires_at, 'infinity') > now() and coalesce(active_from, '-infinity') <= now()",
                "status=active | deleted_at is null and active and coalesce(expires_at, 'infinity') > now()"
                        + " and coalesce(active_from, '-infinity') <= now()",
                "flag=unchanged_since_import | deleted_at is null and kind = 'SECRET' and value_origin = 'IMPORTED'",
                "owner=tally-owner | deleted_at is null and owner = 'tally-owner'"
            })
    void totalIsThatOfTheRows(String query, String condition) throws SQLException {
        changesOfEveryKind();

        JsonObject page =
                admin.get("secrets?size=500&" + (query == null ? "" : query)).json();

        assertThat(page.getInt("total")).isEqualTo(number("select count(*) from secret where " + condition));
        assertThat(page.getJsonArray("secrets")).hasSize(Math.min(500, page.getInt("total")));
        assertThat(number("select secret_tally_mend()")).isZero();
    }

    private void changesOfEveryKind() throws SQLException {
        for (int i = 0; i < 6; i++) {
            save("tally." + i, i % 2 == 0 ? "secret" : "setting", i);
        }
        admin.post("secrets/tally.1/deactivate", null);
        admin.put(
                "tally.2",
                body("later").add("activeFrom", "2099-01-01T00:00:00Z").build(),
                Map.of());
        admin.put("tally.3", body("owned").add("owner", "tally-owner").build(), Map.of());
        admin.send("DELETE", "secrets/tally.4", null, Map.of());
        admin.send("DELETE", "secrets/tally.5", null, Map.of());
        admin.post("secrets/tally.5/restore", null);
        execute(
                String.format(COPY, "'tally.sql.' || i", "'Tallied'", "i::text::bytea", 40),
                "update secret set expires_at = now() - interval '1 day' where name = 'tally.sql.7'",
                "update secret set value_origin = 'IMPORTED' where name like 'tally.sql.1%'",
                "delete from secret where name in ('tally.sql.8', 'tally.sql.9')");
    }

    @Test
    void renamedCategoryTakesItsNumberAlong() throws SQLException {
        save("tally.renamed", "secret", 1);
        execute("update secret set category = 'Tallied' where name = 'tally.renamed'");
        int before = inCategory("Tallied");

        admin.send("PUT", "categories/Tallied", "{\"name\":\"Renamed\"}", Map.of());

        assertThat(inCategory("Renamed")).isEqualTo(before).isPositive();
        assertThat(number("select secret_tally_mend()")).isZero();
        admin.send("PUT", "categories/Renamed", "{\"name\":\"Tallied\"}", Map.of());
        assertThat(inCategory("Tallied")).isEqualTo(before);
    }

    @Test
    void sumsAndRepeatedValuesAreExactWhileManyWriteAtOnce() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int seed = 0; seed < 6; seed++) {
                Random random = new Random(seed);
                all.add(writers.submit(() -> {
                    writeAnything(random);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(number(
                        "select count(*) from (" + REPEATED + " except select fingerprint from secret_repeat) missed"))
                .isZero();
        assertThat(number("select secret_tally_mend()")).isZero();
        assertThat(admin.get("secrets?flag=reused").json().getInt("total"))
                .isEqualTo(number(
                        "select count(*) from secret where deleted_at is null and fingerprint in (" + REPEATED + ")"));
    }

    /** Each transaction may be rolled back, and ends with the clean-up that others come to only now and then. */
    private void writeAnything(Random random) throws SQLException {
        try (Connection connection = product.superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 150; i++) {
                String name = "'tally.any." + random.nextInt(100) + "'";
                statement.execute(
                        random.nextInt(4) == 0
                                ? "delete from secret where name = " + name
                                : String.format(COPY, name, "null", "'any" + random.nextInt(60) + "'", 1)
                                        + "; update secret set active = not active, kind = case when random() < 0.5 then"
                                        + " 'SETTING' else 'SECRET' end, deleted_at = case when random() < 0.2 then now() end"
                                        + " where name = " + name);
                statement.execute("select secret_tally_sum_up(), secret_repeat_look_through()");
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        }
    }

    @Test
    void writersDoNotWaitForEachOther() throws SQLException {
        try (Connection one = product.superuser();
                Statement first = one.createStatement()) {
            one.setAutoCommit(false);
            first.execute(String.format(COPY, "'tally.waiting'", "'SMTP'", "'w'", 1));
            first.execute("select secret_tally_sum_up(), secret_repeat_look_through()");

            execute("set lock_timeout = '2s'; " + String.format(COPY, "'tally.passing'", "'SMTP'", "'w'", 1)
                    + "; select secret_tally_sum_up(), secret_repeat_look_through()");

            one.rollback();
        }
        assertThat(number("select secret_tally_mend()")).isZero();
    }

    @Test
    void sumsThatALoadWithoutTriggersLeftWrongAreMended() throws SQLException {
        execute("set session_replication_role = replica; "
                + String.format(COPY, "'tally.loaded.' || i", "'Loaded'", "'same'", 3)
                + "; reset session_replication_role; insert into category (name) values ('Loaded')");
        assertThat(inCategory("Loaded")).isZero();

        assertThat(number("select secret_tally_mend()")).isPositive();

        assertThat(inCategory("Loaded")).isEqualTo(3);
        assertThat(admin.get("secrets?flag=reused&category=Loaded").json().getInt("total"))
                .isEqualTo(3);
        assertThat(number("select secret_tally_mend()")).isZero();
    }

    @Test
    void sumsStayFewHoweverManyChangesThereAre() throws SQLException {
        for (int i = 0; i < 12; i++) {
            execute(
                    String.format(COPY, "'tally.few.' || i", "'SMTP'", "('f' || i)::bytea", 500),
                    "delete from secret where name like 'tally.few.%'");
        }
        execute("select secret_repeat_look_through() from generate_series(1, 30)", "select secret_tally_sum_up()");

        assertThat(number("select count(*) from secret_tally")).isLessThan(500);
        assertThat(number("select count(*) from secret_repeat")).isLessThan(1500);
    }

    private int inCategory(String name) {
        return admin.get("categories").json().getJsonArray("categories").getValuesAs(JsonObject.class).stream()
                .filter(category -> category.getString("name").equals(name))
                .mapToInt(category -> category.getInt("secrets"))
                .findFirst()
                .orElse(0);
    }

    private static JsonObjectBuilder body(String value) {
        return Json.createObjectBuilder().add("value", value);
    }

    private void save(String name, String kind, int number) {
        admin.put(
                name,
                body("value-" + number)
                        .add("kind", kind)
                        .add("category", "Tallied")
                        .build(),
                Map.of());
    }

    private void execute(String... statements) throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private int number(String query) throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
