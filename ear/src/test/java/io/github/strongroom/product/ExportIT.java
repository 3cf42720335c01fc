package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moving out over REST, on the assembled product. */
class ExportIT extends Transfers {

    ExportIT(Product product) {
        super(product);
    }

    @Test
    void exportHoldsAllThatTheFilterFindsWithTheirMetadata() {
        post("format=env&category=Exported&kind=setting", keys("import.exported.%d=value", 1201));

        Api.Answer json = admin.get("export?category=Exported");
        Api.Answer csv = admin.get("export?format=csv&category=Exported");

        assertThat(json.header("Content-Disposition")).contains("strongroom-secrets.json");
        assertThat(json.json().getJsonArray("secrets").getValuesAs(JsonObject.class))
                .hasSize(1201)
                .allMatch(secret -> !secret.containsKey("value"));
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(1202).first().asString().startsWith("name,kind,type,category");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
    void cellOfATableIsNeverAFormula(String text) {
        admin.put(
                "import.formula",
                Json.createObjectBuilder()
                        .add("value", "x")
                        .add("description", text)
                        .add("owner", text)
                        .build(),
                Map.of());

        assertThat(admin.get("export?format=csv&q=import.formula").body()).contains(",'" + text + ",'" + text + ",");
    }

    @Test
    void valuesAreInNoExportNoAuditAndNoLog() throws SQLException, IOException {
        String canary = "canary-7f3a91";
        post("format=env&kind=setting", "import.canary=" + canary + "\n");
        post("format=env", "import.canary.b=\"" + canary + "\nimport.canary.c='" + canary + "\n");
        post("format=json", "{\"import.canary.d\": \"" + canary + "\", " + canary + "}");
        post("format=properties", "import.canary.e=" + canary + "\\u12\n");

        Api.Answer json = admin.get("export?format=json&q=import");
        Api.Answer csv = admin.get("export?format=csv&q=import");

        assertThat(json.body()).contains("import.canary").doesNotContain(canary);
        assertThat(csv.body()).contains("import.canary").doesNotContain(canary);
        assertThat(rows("select e::text from audit_event e")).noneMatch(row -> row.contains(canary));
        assertThat(Files.readString(product.domain().log())).doesNotContain(canary);
        assertThat(rows("select action from audit_event where action = 'transfer.export' and outcome = 'SUCCESS'"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void completeExportSaysHowLongItIsAndHowManySecretsAreInIt(String format) {
        post("format=env&category=Counted", keys("export.counted.%d=value", 3));

        Api.Answer answer = admin.get("export?category=Counted&format=" + format);

        assertThat(answer.header("Content-Length"))
                .isEqualTo(Integer.toString(answer.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(answer.header("Strongroom-Count")).isEqualTo("3");
        if (format.equals("json")) {
            assertThat(answer.json().getInt("count")).isEqualTo(3);
        }
    }

    @Test
    void oneExportIsOneRowInTheAuditWithItsFiltersAndItsCount() throws SQLException {
        post("format=env&category=Audited&kind=setting", keys("export.audited.%d=value", 501));
        long before = lastOfAudit();

        admin.get("export?format=csv&category=Audited&kind=setting");

        assertThat(audit(before))
                .containsExactly("transfer.export | SUCCESS | 501 secrets: category=Audited, kind=SETTING");
        assertThat(rows("select target from audit_event where action = 'transfer.export' and sequence > " + before))
                .containsExactly("CSV by the API");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void exportThatBreaksOffIsAnErrorAndNotHalfAnAnswer(String format) throws SQLException {
        post("format=env&category=Broken", keys("export.broken.%04d=value", 600));
        // the database answers for all rows but the last
        execute(
                "create policy fails on secret using (case name when 'export.broken.0599' then 1 / (length(name) - 18) > 0"
                        + " else true end)");
        execute("alter table secret enable row level security, force row level security");
        long before = lastOfAudit();

        Api.Answer answer = admin.get("export?category=Broken&format=" + format);

        execute("alter table secret disable row level security, no force row level security");
        execute("drop policy fails on secret");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("STR-0501");
        assertThat(answer.body()).doesNotContain("export.broken");
        assertThat(audit(before)).containsExactly("transfer.export | FAILED | STR-0501 | category=Broken");
    }

    /** What the administrator has done since. */
    private List<String> audit(long before) throws SQLException {
        return rows("select concat_ws(' | ', action, outcome, code, reason) from audit_event where actor = '"
                + Product.ADMIN + "' and sequence > " + before);
    }

    @Test
    void nothingIsPassedOverOrRepeatedWhileOthersSave() {
        post("format=env&category=Walked", keys("export.walked.%04d=value", 1100));
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
            for (int i = 0; !over.get(); i++) {
                String name = "export.walked-before." + i;
                admin.put(
                        name,
                        Json.createObjectBuilder()
                                .add("value", "x")
                                .add("category", "Walked")
                                .build(),
                        Map.of());
                admin.send("DELETE", "secrets/" + name, null, Map.of());
            }
        });

        for (int i = 0; i < 5; i++) {
            List<String> names =
                    admin
                            .get("export?category=Walked")
                            .json()
                            .getJsonArray("secrets")
                            .getValuesAs(JsonObject.class)
                            .stream()
                            .map(secret -> secret.getString("name"))
                            .toList();
            assertThat(names).doesNotHaveDuplicates().isSorted();
            assertThat(names)
                    .filteredOn(name -> name.startsWith("export.walked."))
                    .hasSize(1100);
        }
        over.set(true);
        others.join();
    }
}
