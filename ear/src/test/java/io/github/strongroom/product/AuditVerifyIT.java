package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.stage.Stage;
import io.github.strongroom.trail.Checkpoint;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Somebody who may do everything in the database tampers with the trail. It is found twice each time: by the server, and by an outsider
 * who has an export, the public key, and nothing else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditVerifyIT {

    private static final Path SCRIPT = Stage.PROJECT.resolve("scripts/verify-audit.sh");

    private Stage stage;
    private Api admin;
    private TrailTables tables;
    private Path key;
    private Path file;

    /** Positions and head of two checkpoints with ten rows and more between them. */
    private long first;

    private long second;
    private String secondHead;

    @BeforeAll
    void start() throws Exception {
        stage = Stage.start();
        stage.domain().deploy(Stage.PROJECT.resolve("ear/target/strongroom.ear"), "strongroom", null, 10);
        stage.domain().awaitHttp("/admin/api/v1/secrets", Duration.ofSeconds(120));
        admin = Api.signedIn(stage.domain().url("/"), Stage.ADMIN, Stage.PASSWORD);
        tables = new TrailTables(DriverManager.getConnection(
                stage.database().url(), "postgres", stage.database().superuserPassword()));
        file = stage.directory().resolve("trail.jsonl");
        key = stage.directory().resolve("public.pem");
        Files.writeString(key, admin.get("audit/public-key").body());
    }

    @AfterAll
    void stop() throws SQLException {
        tables.close();
        stage.close();
    }

    @BeforeEach
    void signTwice() throws Exception {
        first = signed();
        for (int i = 0; i < 10; i++) {
            admin.put("verify." + i, Instant.now().toString());
        }
        second = signed();
        secondHead = tables.hash("hash", second);
        tables.keep();
    }

    @AfterEach
    void putBack() throws SQLException {
        tables.putBack();
    }

    private long signed() throws SQLException {
        admin.get("audit/export");
        return tables.number("select max(position) from audit_checkpoint");
    }

    private JsonObject verify(String parameters) {
        Api.Answer answer = admin.get("audit/verify" + parameters);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private List<String> export() throws IOException {
        Api.Answer answer = admin.get("audit/export?format=jsonl");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Files.writeString(file, answer.body());
        return answer.body().lines().toList();
    }

    /** What the script says of the file, and how it ends. */
    private record Said(int code, String text) {}

    private Said script(String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString(), file.toString(), "--key", key.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), text);
    }

    private void assertFoundByBoth(String kind, long position) throws Exception {
        assertFoundByServer(kind, position, "");
        export();
        assertFoundByScript(kind, position);
    }

    private void assertFoundByServer(String kind, long position, String parameters) {
        JsonObject answer = verify(parameters);
        assertThat(answer.getBoolean("intact")).isFalse();
        JsonObject finding = answer.getJsonObject("finding");
        assertThat(finding.getString("kind")).as(answer.toString()).isEqualTo(kind);
        assertThat(finding.getInt("position")).as(answer.toString()).isEqualTo((int) position);
        assertThat(finding.getString("text")).isNotEmpty();
    }

    private void assertFoundByScript(String kind, long position, String... more) throws Exception {
        Said said = script(more);
        assertThat(said.code()).as(said.text()).isEqualTo(1);
        assertThat(said.text())
                .startsWith("TAMPERED. " + kind.toUpperCase(java.util.Locale.ROOT) + ", row at position " + position);
    }

    private String sequenceAt(long position) {
        return "(select sequence from audit_link where position = " + position + ")";
    }

    @Test
    void trailThatNobodyTouchedIsIntactForBoth() throws Exception {
        JsonObject answer = verify("?expectHead=" + secondHead);
        export();
        Said said = script("--expect-head", secondHead);

        assertThat(answer.getBoolean("intact")).as(answer.toString()).isTrue();
        assertThat(answer.containsKey("finding")).isFalse();
        assertThat(answer.getInt("rows")).isGreaterThanOrEqualTo((int) second);
        assertThat(answer.getInt("signedUpTo")).isGreaterThanOrEqualTo((int) second);
        assertThat(answer.getInt("rejected")).isZero();
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains("INTACT.", "Signed up to the last row");
    }

    @Test
    void editedRowIsFound() throws Exception {
        tables.run("update audit_event set reason = 'other' where sequence = " + sequenceAt(first + 3));

        assertFoundByBoth("edited", first + 3);
        assertThat(verify("").getJsonObject("finding").getInt("sequence"))
                .isEqualTo((int) tables.number("select " + sequenceAt(first + 3)));
    }

    @Test
    void editedRowWithANewHashIsFound() throws Exception {
        tables.rewrite(
                export().stream()
                        .filter(line -> line.contains("\"position\":" + (first + 3) + ","))
                        .toList(),
                first + 3,
                "other");

        assertFoundByBoth("edited", first + 3);
    }

    @Test
    void removedRowIsFound() throws Exception {
        tables.run("delete from audit_event where sequence = " + sequenceAt(first + 3));
        assertFoundByBoth("removed", first + 3);

        tables.run("delete from audit_link where position = " + (first + 3));
        assertFoundByBoth("removed", first + 3);

        tables.run("update audit_link set position = -position + 1 where position > " + (first + 3));
        tables.run("update audit_link set position = -position where position < 0");
        assertFoundByBoth("removed", first + 3);
    }

    @Test
    void insertedRowIsFound() throws Exception {
        tables.insertForged(first + 3);

        assertFoundByBoth("inserted", first + 3);
    }

    @Test
    void reorderedRowsAreFound() throws Exception {
        tables.run("update audit_link set position = -1 where position = " + (first + 3));
        tables.run("update audit_link set position = " + (first + 3) + " where position = " + (first + 4));
        tables.run("update audit_link set position = " + (first + 4) + " where position = -1");

        assertFoundByBoth("reordered", first + 3);
    }

    @Test
    void endThatIsCutOffIsMissedByTheCheckpoint() throws Exception {
        tables.run("delete from audit_event where sequence in (select sequence from audit_link where position > "
                + (second - 2) + ")");
        tables.run("delete from audit_link where position > " + (second - 2));

        assertFoundByBoth("cut", second - 1);
    }

    @Test
    void endThatIsCutOffWithItsCheckpointIsMissedByTheHeadThatIsKnown() throws Exception {
        tables.run("delete from audit_event where sequence in (select sequence from audit_link where position > "
                + first + ")");
        tables.run("delete from audit_link where position > " + first);
        tables.run("delete from audit_checkpoint where position > " + first);

        JsonObject answer = verify("?expectHead=" + secondHead);
        export();
        Said said = script("--expect-head", secondHead);

        assertThat(answer.getJsonObject("finding").getString("kind")).isEqualTo("cut");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).startsWith("TAMPERED. CUT").contains("head that was expected");
    }

    @Test
    void checkpointOfAnotherKeyIsFoundAndNothingIsSignedBehindIt() throws Exception {
        Instant at = Instant.parse("2026-11-24T08:00:00.000001Z");
        tables.run("update audit_checkpoint set at = '" + at + "', signature = decode('"
                + HexFormat.of().formatHex(signedByAnother(at)) + "', 'hex') where position = " + second);

        assertFoundByBoth("signature", second);
        assertThat(tables.number("select max(position) from audit_checkpoint")).isEqualTo(second);
    }

    private byte[] signedByAnother(Instant at) throws GeneralSecurityException, SQLException {
        Signature other = Signature.getInstance("Ed25519");
        other.initSign(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        other.update(Checkpoint.statement(tables.installation(), second, secondHead, at));
        return other.sign();
    }

    @Test
    void rowsThatWereAllChainedAnewContradictTheCheckpoint() throws Exception {
        tables.rewrite(export(), first + 1, "forged");

        assertFoundByBoth("rewritten", first + 1);
    }

    @Test
    void rowsThatWereChainedAnewBehindTheLastCheckpointAreNeverSigned() throws Exception {
        List<String> lines = export();
        tables.run("delete from audit_checkpoint where position > " + first);
        tables.rewrite(lines, first + 1, "forged");

        assertFoundByServer("edited", first + 1, "");
        export();
        assertFoundByScript("unsigned", first + 1);
        assertThat(tables.number("select max(position) from audit_checkpoint")).isEqualTo(first);

        tables.run("begin;"
                + " insert into audit_unsealed select sequence from audit_link where position > " + first
                + " on conflict do nothing;"
                + " delete from audit_link where position > " + first + "; commit");
        export();
        assertThat(script().code())
                .as("chained anew from the last good checkpoint")
                .isZero();
        assertThat(verify("").getBoolean("intact")).isTrue();
        assertThat(verify("").getInt("rejected")).as("the forged row").isEqualTo(1);
    }

    @Test
    void rowWhoseLinkWasTakenAwayIsFound() throws Exception {
        long sequence = tables.number("select " + sequenceAt(second));
        tables.run(
                "insert into audit_event (at, actor, actor_kind, action, outcome, server) values (now(), 'admin', 'USER',"
                        + " 'secret.reveal', 'SUCCESS', 'x')");

        assertFoundByServer("unlinked", 0, "");
        assertThat(verify("").getJsonObject("finding").getInt("sequence")).isGreaterThan((int) sequence);
    }

    @Test
    void exportedFileThatIsTamperedWithIsFound() throws Exception {
        List<String> lines = new ArrayList<>(export());
        int row = 0;
        while (!lines.get(row).contains("\"position\":" + (first + 3) + ",")) {
            row++;
        }
        String original = lines.get(row);
        lines.set(row, original.replace("\"actor\":\"admin\"", "\"actor\":\"eve\""));
        Files.write(file, lines);
        assertFoundByScript("edited", first + 3);

        lines.remove(row);
        Files.write(file, lines);
        assertFoundByScript("removed", first + 3);

        lines.add(row, original);
        Files.write(file, lines.subList(0, row + 1));
        assertFoundByScript("cut", first + 4);
    }

    @Test
    void trailWhoseBeginningWasRetiredIsIntact() throws Exception {
        assertThat(tables.number("select retire_audit(" + first + ")")).isPositive();

        JsonObject answer = verify("");
        export();
        Said said = script();

        assertThat(answer.getBoolean("intact")).as(answer.toString()).isTrue();
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains("before position " + (first + 1) + " were retired");
    }

    @Test
    void filteredExportSaysThatItCannotProveCompleteness() throws Exception {
        Files.writeString(
                file, admin.get("audit/export?action=secret.*&target=verify.3").body());
        Said said = script();

        assertThat(said.code()).as(said.text()).isEqualTo(3);
        assertThat(said.text()).contains("FILTERED (action=secret.*&target=verify.3)", "cannot be proven");
        assertThat(Files.readAllLines(file).stream().filter(line -> line.contains("\"type\":\"row\"")))
                .isNotEmpty()
                .allMatch(line -> line.contains("\"target\":\"verify.3\""));
    }

    @Test
    void exportIsOnRecordWithItsFormatAndFilterBeforeItLeaves() throws Exception {
        String body =
                admin.get("audit/export?format=csv&actor=admin&outcome=success").body();

        assertThat(tables.text("select target || ' ' || reason from audit_event where action = 'audit.export'"
                        + " order by sequence desc limit 1"))
                .isEqualTo("csv actor=admin&outcome=success");
        assertThat(export().stream().filter(line -> line.contains("\"action\":\"audit.export\"")))
                .isNotEmpty();
        assertThat(body).startsWith("position,hash,sequence,");
    }

    @Test
    void hostileTextStaysOneRecordInEveryForm() throws Exception {
        String hostile = "=HYPERLINK(\"x\")|a=b\\c,\"d\"\r\nnext\u2028line\u0085\u001b[31m</script>";
        admin.put("verify.hostile", "x");
        admin.post(
                "secrets/verify.hostile/reveal",
                Json.createObjectBuilder().add("reason", hostile).build());
        admin.send("GET", "secrets/verify.hostile", null, Map.of("User-Agent", "=cmd|' /C calc'!A0|a=b\\"));
        admin.get("secrets/x%0D%0ACEF:0%7Cforged%7C=1");

        List<String> lines = export();
        long rows =
                lines.stream().filter(line -> line.contains("\"type\":\"row\"")).count();
        assertThat(lines).allSatisfy(line -> assertThat(TrailTables.json(line)).isNotEmpty());
        assertThat(script().code()).isZero();

        String table = admin.get("audit/export?format=csv").body();
        assertThat(table.split("\\R", -1)).hasSizeGreaterThanOrEqualTo((int) rows + 2);
        assertThat(table.split("\\R", -1).length).isEqualTo(table.split("\r\n", -1).length);
        assertThat(table).contains("'=HYPERLINK", "'=cmd").doesNotContain(",=", ",\"=");

        String events = admin.get("audit/export?format=cef").body();
        assertThat(events.split("\\R", -1).length).isEqualTo(events.split("\n", -1).length);
        assertThat(events.lines()).allMatch(line -> line.startsWith("CEF:0|Strongroom|Strongroom|1|"));
        assertThat(events).contains("reason=\\=HYPERLINK(\"x\")|a\\=b\\\\c", "requestClientApplication=\\=cmd|");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsNewestFirst() {
        JsonObject page =
                admin.get("audit?target=verify.*&action=secret.put&size=4").json();
        JsonObject next = admin.get("audit?target=verify.*&action=secret.put&size=4&before=" + page.getInt("next"))
                .json();

        List<String> targets = new ArrayList<>();
        for (JsonObject some : List.of(page, next)) {
            some.getJsonArray("rows")
                    .getValuesAs(JsonObject.class)
                    .forEach(row -> targets.add(row.getString("target")));
        }
        assertThat(targets)
                .containsExactly(
                        "verify.9", "verify.8", "verify.7", "verify.6", "verify.5", "verify.4", "verify.3", "verify.2");
        assertThat(admin.get("audit?from=2020-01-01&to=2020-01-02").json().getJsonArray("rows"))
                .isEmpty();
        assertThat(admin.get("audit?outcome=refused&actor=nobody").json().containsKey("next"))
                .isFalse();
        assertThat(admin.get("audit?from=yesterday").code()).isEqualTo("STR-0208");
        assertThat(admin.get("audit?outcome=what").code()).isEqualTo("STR-0208");
        assertThat(admin.get("audit?before=x").code()).isEqualTo("STR-0208");
    }

    @Test
    void onlySuperadminAndAuditorReadExportAndVerify() {
        Api auditor = Api.signedIn(stage.domain().url("/"), Stage.ADMIN, Stage.PASSWORD, "auditor");
        Api editor = Api.signedIn(stage.domain().url("/"), Stage.ADMIN, Stage.PASSWORD, "editor");

        for (String path : List.of("audit", "audit/export", "audit/verify", "audit/public-key")) {
            assertThat(auditor.get(path).status()).as(path).isEqualTo(200);
            assertThat(editor.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(admin.get("audit/verify?expectHead=abc").code()).isEqualTo("STR-0208");
    }

    @Test
    void exportThatIsBrokenOffIsNoWholeAnswer() throws Exception {
        tables.fill(200_000);
        for (String format : List.of("jsonl", "csv", "cef")) {
            HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(stage.domain()
                                            .url("/admin/api/v1/audit/export?target=many.*&format=" + format))
                                    .version(HttpClient.Version.HTTP_1_1)
                                    .header("Authorization", admin.header())
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                body.readNBytes(100_000);
                tables.run("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = 'strongroom' and query like '%audit_link l on%'");
                assertThatThrownBy(body::readAllBytes).as(format).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void exportThatCannotBeginIsAProblem() throws Exception {
        tables.run("alter table audit_rejected rename to audit_elsewhere");
        tables.run("alter table audit_link rename to audit_link_elsewhere");
        try {
            Api.Answer answer = admin.get("audit/export?actor=admin");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("STR-0501");
        } finally {
            tables.run("alter table audit_elsewhere rename to audit_rejected");
            tables.run("alter table audit_link_elsewhere rename to audit_link");
        }
    }
}
