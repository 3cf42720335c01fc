package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Imports of many keys, and several at once. */
class ImportManyIT extends Transfers {

    private static final Duration LONG = Duration.ofSeconds(90);

    ImportManyIT(Product product) {
        super(product);
    }

    private Api.Answer postMany(String query, String file) {
        return admin.send("POST", "import?" + query, file, Map.of("Content-Type", "text/plain"), LONG);
    }

    private static JsonObject counts(Api.Answer answer) {
        assertThat(answer.status())
                .as(answer.body().substring(0, Math.min(300, answer.body().length())))
                .isEqualTo(200);
        return answer.json().getJsonObject("counts");
    }

    @Test
    void tenThousandKeysAreOneTransactionWithARowInTheAuditForEach() throws SQLException {
        String file = keys("import.many.k%05d=value %d", 10_000);

        assertThat(counts(postMany("format=env&tags=many", file)).getInt("new")).isEqualTo(10_000);

        assertThat(rows("select count(distinct xmin::text) from secret where name like 'import.many.%'"))
                .containsExactly("1");
        assertThat(rows("select count(distinct target) || ' ' || count(*) || ' ' || count(fingerprint_after) || ' '"
                        + " || sum(target_version) from audit_event"
                        + " where action = 'secret.put' and outcome = 'SUCCESS' and target like 'import.many.%'"))
                .containsExactly("10000 10000 10000 10000");
        assertThat(outcome(post("format=env&dryRun=true", file), "import.many.k09999"))
                .isEqualTo("same");
        for (String name : List.of("import.many.k00000", "import.many.k00499", "import.many.k09999")) {
            String value = "value " + Integer.parseInt(name.substring(name.length() - 5));
            assertThat(admin.reveal(name, "test").json().getString("value")).isEqualTo(value);
        }
        assertThat(admin.get("export?tag=many").body()).doesNotContain("tampered");
    }

    @Test
    void changedKeysGetAVersionEachAndTheOthersNone() throws SQLException {
        post("format=env&kind=secret", keys("import.again.k%04d=%d", 1200));
        String changed = IntStream.range(0, 1200)
                .mapToObj(i -> "import.again.k%04d=%d".formatted(i, i % 2 == 0 ? i : -i))
                .reduce("", (file, line) -> file + line + "\n");

        JsonObject counts = counts(post("format=env&kind=secret", changed));

        assertThat(counts.getInt("changed")).isEqualTo(600);
        assertThat(counts.getInt("same")).isEqualTo(600);
        assertThat(rows("select current_version || ' ' || count(*) from secret where name like 'import.again.%'"
                        + " group by current_version order by 1"))
                .containsExactly("1 600", "2 600");
        assertThat(rows("select count(*) from audit_event where action = 'secret.put' and target like 'import.again.%'"
                        + " and target_version = 2 and fingerprint_before <> fingerprint_after"))
                .containsExactly("600");
        assertThat(admin.reveal("import.again.k1199", "test").json().getString("value"))
                .isEqualTo("-1199");
    }

    @Test
    void rowsThatAnImportWritesTogetherAreChainedAsStrongroomsOwn() throws SQLException {
        post("format=env&category=Gr%C3%BCn%20%22chained%22", keys("import.chained.k%04d=%d", 700));
        String rows = " from audit_event e where action in ('secret.put', 'category.create')"
                + " and (target like 'import.chained.%' or target like 'Grün %')";
        Instant end = Instant.now().plusSeconds(30);
        String linked;
        do {
            linked = rows("select count(*)" + rows + " and sequence in (select sequence from audit_link)")
                    .get(0);
        } while (!linked.equals("701") && Instant.now().isBefore(end));

        assertThat(linked).isEqualTo("701");
        assertThat(rows("select count(*)" + rows + " and sequence in (select sequence from audit_rejected)"))
                .containsExactly("0");
    }

    @Test
    void importDestroysWhatIsBeyondTheLimitOfVersions() throws SQLException {
        admin.put(
                "import.limited",
                Json.createObjectBuilder()
                        .add("value", "0")
                        .add("maxVersions", 1)
                        .build(),
                Map.of());

        post("format=env", "import.limited=1\n");

        assertThat(rows("select version || ' ' || (wrapped_dek is null) from secret_version v"
                        + " join secret s on s.id = v.secret_id where s.name = 'import.limited' order by version"))
                .containsExactly("1 true", "2 false");
    }

    @Test
    void importsAndBulkActionsOnTheSameSecretsAtOnceDoNotDeadlock() throws IOException {
        int count = 120;
        String file = keys("import.lock.k%03d=0", count);
        post("format=env", file);
        List<String> backwards =
                new ArrayList<>(List.of(file.replace("=0", "=%d").split("\n")));
        Collections.reverse(backwards);
        CompletableFuture<List<Integer>> imports = CompletableFuture.supplyAsync(() -> IntStream.rangeClosed(1, 12)
                .mapToObj(i -> post("format=env", String.join("\n", backwards).replace("%d", "" + i))
                        .status())
                .toList());
        List<Integer> bulks = new ArrayList<>();
        while (!imports.isDone()) {
            bulks.add(bulk(bulks.size(), count).status());
        }

        // a bulk action that comes between the preview of an import and its end is a conflict
        assertThat(imports.join()).isSubsetOf(200, 409).contains(200);
        assertThat(bulks).containsOnly(200);
        assertThat(Files.readString(product.database().log())).doesNotContain("deadlock detected");
    }

    private Api.Answer bulk(int round, int count) {
        JsonArrayBuilder secrets = Json.createArrayBuilder();
        IntStream.range(0, count)
                .forEach(i -> secrets.add(Json.createObjectBuilder().add("name", "import.lock.k%03d".formatted(i))));
        return admin.post(
                "bulk",
                Json.createObjectBuilder()
                        .add("action", "describe")
                        .add("secrets", secrets)
                        .add("category", "Round " + round)
                        .build());
    }

    @Test
    void ofTwoImportsOfTheSameNewNamesOneStoresAllAndTheOtherNothing() throws SQLException {
        List<String> lines =
                new ArrayList<>(List.of(keys("import.race.k%04d=%%s", 1500).split("\n")));
        String forwards = String.join("\n", lines).replace("%s", "a");
        Collections.reverse(lines);
        String backwards = String.join("\n", lines).replace("%s", "b");

        CompletableFuture<Api.Answer> first = CompletableFuture.supplyAsync(() -> post("format=env", forwards));
        CompletableFuture<Api.Answer> second = CompletableFuture.supplyAsync(() -> post("format=env", backwards));

        // one that began to preview when the other was done gives each key a second version instead
        List<Api.Answer> answers = List.of(first.join(), second.join());
        assertThat(answers).extracting(Api.Answer::status).isSubsetOf(200, 409).contains(200);
        answers.stream()
                .filter(answer -> answer.status() == 409)
                .forEach(answer -> assertThat(answer.code()).isEqualTo("STR-0250"));
        assertThat(rows(
                        "select count(*) || ' ' || count(distinct changed_xid::text) || ' ' || count(distinct fingerprint)"
                                + " from secret where name like 'import.race.%'"))
                .containsExactly("1500 1 1");
    }
}
