package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moving in over REST, on the assembled product. */
class ImportIT extends Transfers {

    private static final Path CORPUS = Product.PROJECT.resolve("../shared/corpus");

    ImportIT(Product product) {
        super(product);
    }

    @Test
    void previewTellsWhatWouldBecomeOfEachKeyAndChangesNothing() {
        admin.put("import.preview.same", "1");
        admin.put("import.preview.changed", "1");
        String file =
                "import.preview.new=canary-preview\nimport.preview.same=1\nimport.preview.changed=2\nwrong canary-preview\n"
                        + "import.preview.empty=\nSECRETS_DB_PASSWORD=canary-preview\nimport.preview.twice=1\nimport.preview.twice=2\n";

        Api.Answer answer = post("format=env&dryRun=true", file);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(outcome(answer, "import.preview.new")).isEqualTo("new");
        assertThat(outcome(answer, "import.preview.same")).isEqualTo("same");
        assertThat(outcome(answer, "import.preview.changed")).isEqualTo("changed");
        assertThat(outcome(answer, "import.preview.twice")).isEqualTo("duplicate");
        assertThat(key(answer, "import.preview.empty").getString("code")).isEqualTo("STR-0204");
        assertThat(key(answer, "SECRETS_DB_PASSWORD").getString("code")).isEqualTo("STR-0202");
        assertThat(answer.json().getJsonArray("wrongLines").getJsonObject(0).getInt("line"))
                .isEqualTo(4);
        assertThat(answer.body()).doesNotContain("canary-preview");
        assertThat(admin.get("secrets/import.preview.new").status()).isEqualTo(404);
        assertThat(admin.get("secrets/import.preview.changed").json().getInt("version"))
                .isEqualTo(1);
    }

    @Test
    void importStoresEachKeyWithItsOwnRowInTheAuditAndOneForTheWhole() throws SQLException {
        Api.Answer answer = post(
                "format=env&names=dotted&tags=moved&owner=team&category=SMTP",
                "IMPORT_ONE_PASSWORD='first # value'\nexport IMPORT_ONE_PORT=25\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonObject("counts").getInt("new")).isEqualTo(2);
        JsonObject secret = admin.get("secrets/import.one.password").json();
        JsonObject setting = admin.get("secrets/import.one.port").json();
        assertThat(secret.getString("kind")).isEqualTo("secret");
        assertThat(setting.getString("kind") + " " + setting.getString("type")).isEqualTo("setting integer");
        assertThat(secret.getString("category") + " " + secret.getString("owner"))
                .isEqualTo("SMTP team");
        assertThat(admin.reveal("import.one.password", "test").json().getString("value"))
                .isEqualTo("first # value");
        assertThat(rows("select outcome from audit_event where action = 'secret.put' and target like 'import.one.%'"))
                .containsExactly("SUCCESS", "SUCCESS");
        assertThat(
                        rows(
                                "select reason from audit_event where action = 'transfer.import' and reason like '2 keys: 2 new%'"))
                .isNotEmpty();
        assertThat(rows("select distinct origin from secret_version v join secret s on s.id = v.secret_id"
                        + " where s.name like 'import.one.%'"))
                .containsExactly("IMPORTED");
    }

    @Test
    void applicationsSeeWhatWasImported() {
        post("format=properties", "import.delivered = gr\\u00fcn");

        assertThat(within(Duration.ofSeconds(2), "grün", "import.delivered")).isEqualTo("grün");
    }

    private String within(Duration time, String awaited, String name) {
        Instant end = Instant.now().plus(time);
        String read;
        do {
            read = product.readByApplication(name);
        } while (!awaited.equals(read) && Instant.now().isBefore(end));
        return read;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import.stop.a=1\nnot a line\n",
                "import.stop.a=1\nimport.stop.b=\"x\" y\n",
                "import.stop.a=1\nimport..stop!=2\n"
            })
    void oneWrongLineStopsAllUnlessSomebodySaysSkip(String file) {
        Api.Answer stopped = post("format=env", file);

        assertThat(stopped.status()).isEqualTo(400);
        assertThat(stopped.code()).isEqualTo("STR-0248");
        assertThat(stopped.body()).contains("line 2");
        assertThat(admin.get("secrets/import.stop.a").status()).isEqualTo(404);

        Api.Answer skipped = post("format=env&refused=skip", file);
        assertThat(skipped.status()).isEqualTo(200);
        assertThat(admin.get("secrets/import.stop.a").status()).isEqualTo(200);
        admin.send("DELETE", "secrets/import.stop.a", null, Map.of());
        purge("import.stop.a");
    }

    private void purge(String name) {
        admin.post(
                "secrets/" + name + "/purge",
                Json.createObjectBuilder()
                        .add("confirm", name)
                        .add("reason", "test")
                        .build());
    }

    @Test
    void keyThatTheVaultWouldRefuseIsRefusedInThePreviewAndStopsAllOthers() {
        String file = "{\"import.tx.a\": \"1\", \"import.tx.b\": \"2\"}";

        Api.Answer answer = admin.send(
                "POST",
                "import?format=json&category=" + "x".repeat(200),
                file,
                Map.of("Content-Type", "application/json"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("STR-0248");
        assertThat(answer.body()).contains("import.tx.a: STR-0208", "import.tx.b: STR-0208");
        assertThat(admin.get("secrets/import.tx.a").status()).isEqualTo(404);
        assertThat(admin.get("secrets/import.tx.b").status()).isEqualTo(404);
    }

    @Test
    void keyWhoseRowWasChangedOutsideIsRefusedInThePreviewAndTakesAllOthersWithIt() throws SQLException {
        admin.put("import.seal.b", "1");
        execute("update secret set active = false where name = 'import.seal.b'");

        Api.Answer answer = post("format=env", "import.seal.a=2\nimport.seal.b=2\nimport.seal.c=2\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("STR-0248");
        assertThat(answer.body()).contains("import.seal.b", "STR-0305");
        assertThat(rows("select name from secret where name like 'import.seal.%'"))
                .containsExactly("import.seal.b");
        execute("update secret set active = true where name = 'import.seal.b'");
    }

    @Test
    void categoriesThatAnImportCreatesAreInTheAudit() throws SQLException {
        long before = lastOfAudit();

        post("format=env&category=Made%20by%20an%20import", "import.category.a=1\nimport.category.b=2\n");
        post("format=env&category=Made%20by%20an%20import", "import.category.a=3\nimport.category.c=2\n");

        assertThat(rows(
                        "select target || ' ' || outcome from audit_event where action = 'category.create' and sequence > "
                                + before))
                .containsExactly("Made by an import SUCCESS");
        assertThat(admin.get("secrets/import.category.c").json().getString("category"))
                .isEqualTo("Made by an import");
    }

    @Test
    void bootstrapNamesAreRefusedNamedAndLeftAloneWhileTheRestIsImported() {
        Api.Answer answer = post(
                "format=env",
                "SECRETS_MASTER_KEY=canary-boot\nSECRETS_DB_URL=canary-boot\nmp.config.x=canary-boot\nimport.beside=1\nimport.none=\n");

        assertThat(answer.status()).isEqualTo(200);
        for (String name : new String[] {"SECRETS_MASTER_KEY", "SECRETS_DB_URL", "mp.config.x"}) {
            assertThat(key(answer, name).getString("code")).isEqualTo("STR-0202");
        }
        assertThat(admin.get("secrets/import.beside").status()).isEqualTo(200);
        assertThat(admin.get("secrets/SECRETS_DB_URL").status()).isEqualTo(404);
    }

    @Test
    void chosenKeysOfTheRunningServerAreImportedAndBootstrapOnesAreNot() {
        Api.Answer preview = post("format=server&dryRun=true", null);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(key(preview, "shadow.packaged.only").getString("place")).contains("probe");
        assertThat(key(preview, "shadow.packaged.only").getBoolean("included")).isFalse();
        assertThat(preview.body()).doesNotContain(Product.PASSWORD);

        Api.Answer imported = post("format=server&keys=shadow.packaged.only", null);

        assertThat(imported.json().getJsonObject("counts").getInt("new")).isEqualTo(1);
        assertThat(admin.get("secrets/shadow.packaged.only").status()).isEqualTo(200);
        Api editor = Api.signedIn(product.url("/"), Product.ADMIN, Product.PASSWORD, "editor");
        assertThat(editor.send("POST", "import?format=server&dryRun=true", null, Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyTheKeysThatAreAskedForAreImported() {
        Api.Answer answer = post("format=env&keys=import.only.a", "import.only.a=1\nimport.only.b=2\n");

        assertThat(answer.json().getJsonObject("counts").getInt("excluded")).isEqualTo(1);
        assertThat(admin.get("secrets/import.only.a").status()).isEqualTo(200);
        assertThat(admin.get("secrets/import.only.b").status()).isEqualTo(404);
    }

    @Test
    void deletedNameIsRefused() {
        admin.put("import.deleted", "1");
        admin.send("DELETE", "secrets/import.deleted", null, Map.of());

        Api.Answer answer = post("format=env&dryRun=true", "import.deleted=2");

        assertThat(key(answer, "import.deleted").getString("code")).isEqualTo("STR-0220");
    }

    @ParameterizedTest
    @CsvSource({
        "'', STR-0208",
        "format=yaml, STR-0208",
        "format=env&dryrun=true, STR-0208",
        "format=env&dryRun=yes, STR-0208",
        "format=env&names=upper, STR-0208",
        "format=server, STR-0208"
    })
    void wrongParameterImportsNothing(String query, String code) {
        Api.Answer answer = post(query, "import.wrong=1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(admin.get("secrets/import.wrong").status()).isEqualTo(404);
    }

    @Test
    void fileThatIsNotReadAtAllIsRefusedWithItsCode() {
        assertThat(post("format=env", "").code()).isEqualTo("STR-0252");
        assertThat(post("format=env", "a=\0").code()).isEqualTo("STR-0242");
        assertThat(post("format=env", "a=1\n".repeat(10_001)).code()).isEqualTo("STR-0243");
        assertThat(post("format=env", "x".repeat(8 * 1024 * 1024 + 1)).code()).isEqualTo("STR-0241");
        assertThat(post("format=json", "[".repeat(10_000)).code()).isEqualTo("STR-0248");
    }

    @Test
    void rolesDecideWhoMovesInAndOut() {
        Map<String, int[]> allowed = Map.of(
                "superadmin", new int[] {200, 200},
                "editor", new int[] {200, 200},
                "auditor", new int[] {403, 200},
                "viewer", new int[] {403, 403});
        allowed.forEach((role, statuses) -> {
            Api client = Api.signedIn(product.url("/"), Product.ADMIN, Product.PASSWORD, role);
            assertThat(client.send("POST", "import?format=env&dryRun=true", "a=1", Map.of())
                            .status())
                    .as(role + " imports")
                    .isEqualTo(statuses[0]);
            assertThat(client.get("export?format=csv&q=nothing").status())
                    .as(role + " exports")
                    .isEqualTo(statuses[1]);
        });
        assertThat(Api.anonymous(product.url("/")).get("export").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sentry-self-hosted.env", "frappe-docker.env"})
    void everyPairOfTheCorpusArrives(String file) throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "SKIPPED: the corpus is not part of the project and not beside it");

        Api.Answer answer = post("format=env&names=dotted&tags=corpus", Files.readString(CORPUS.resolve(file)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonObject("counts").getInt("new")).isGreaterThanOrEqualTo(8);
        answer.json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .filter(row -> !row.getString("outcome").equals("new"))
                .forEach(row -> assertThat(row.getString("code")).isEqualTo("STR-0204"));
    }

    @Test
    void otherEncodingIsRefusedWithItsLine() {
        Api.Answer answer = admin.sendBytes(
                "POST", "import?format=properties", "a=1\nb=grün".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("STR-0242");
        assertThat(answer.json().getString("detail")).contains("Line 2");
    }
}
