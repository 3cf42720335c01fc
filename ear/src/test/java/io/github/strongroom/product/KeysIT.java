package io.github.strongroom.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.MasterKeys;
import io.github.strongroom.rotation.SealedRows;
import io.github.strongroom.stage.Stage;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One rotation of the master key from beginning to end, on two servers, one of which is killed in its midst. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeysIT {

    private static final int ROWS = 2000;
    private static final Path PICTURES = Path.of("target", "pictures");

    private final String newKey = Stage.randomKey();
    private final String newId = MasterKeys.importFrom(newKey, "").currentId();
    private String oldKey;
    private String oldId;
    private Stage stage;
    private Node first;
    private Node second;
    private Browser browser;
    private CompletableFuture<String> exposed;
    private final Map<String, Integer> overflow = new TreeMap<>();
    private Map<String, String> ciphertexts;
    private Map<String, String> wrapped;

    @BeforeAll
    void fillUnderTheOldKey() throws SQLException {
        stage = Stage.start();
        oldKey = stage.environment().get("SECRETS_MASTER_KEY");
        oldId = MasterKeys.importFrom(oldKey, "").currentId();
        first = new Node(stage.domain()).start(keys(oldKey));
        try (Connection connection = connect()) {
            Keyring keyring = Keyring.open(MasterKeys.importFrom(oldKey, ""), connection);
            SealedRows.save(connection, keyring, values());
        }
        ciphertexts = column("ciphertext");
        wrapped = column("wrapped_dek");
        second = Node.create(stage.directory().resolve("second"));
        CompletableFuture<Node> starting =
                CompletableFuture.supplyAsync(() -> second.start(slowly(keys(newKey, oldKey))));
        first.start(slowly(keys(newKey, oldKey)));
        starting.join();
        browser = new Browser();
    }

    @AfterAll
    void stop() {
        for (AutoCloseable part : new AutoCloseable[] {browser, second, stage}) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < ROWS; i++) {
            values.put("rotation.n" + i, "value " + i);
        }
        return values;
    }

    private Map<String, String> keys(String current, String... previous) {
        Map<String, String> environment = new HashMap<>(stage.environment());
        environment.put("SECRETS_MASTER_KEY", current);
        if (previous.length > 0) {
            environment.put("SECRETS_MASTER_KEY_PREVIOUS", String.join(",", previous));
        }
        return environment;
    }

    private static Map<String, String> slowly(Map<String, String> environment) {
        environment.put("SECRETS_REWRAP_ROWS_PER_SECOND", "50");
        return environment;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                stage.database().url(),
                stage.database().user(),
                stage.database().password());
    }

    /** One column of the versions that were there before the rotation, by name. */
    private Map<String, String> column(String column) throws SQLException {
        Map<String, String> values = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select s.name, v." + column
                                + " from secret_version v join secret s on s.id = v.secret_id where s.name like 'rotation.n%'")) {
            while (row.next()) {
                values.put(row.getString(1), HexFormat.of().formatHex(row.getBytes(2)));
            }
        }
        return values;
    }

    private long under(String id) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select (select count(*) from secret_version where kek_id = '"
                        + id + "') + (select count(*) from wrapped_key where kek_id = '" + id + "')")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static JsonObject progress(Node node) {
        return node.admin().get("keys/rewrap").json();
    }

    private static int done(Node node) {
        return progress(node).getInt("done");
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(40));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Node.pause(100);
        }
    }

    private static JsonObject key(Node node, String id) {
        return node.admin().get("keys").json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .filter(key -> key.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void dryRunCountsWhatWouldMoveAndMovesNothing() throws SQLException {
        JsonObject plan = first.admin().post("keys/rewrap?dryRun=true", null).json();

        assertThat(plan.getString("target")).isEqualTo(newId);
        assertThat(plan.getInt("rows")).isEqualTo(ROWS + 3);
        assertThat(plan.getInt("rowsStaying")).isZero();
        assertThat(plan.getJsonArray("moves").getJsonObject(0).getString("id")).isEqualTo(oldId);
        assertThat(key(first, oldId).getString("standing")).isEqualTo("previous");
        assertThat(key(first, oldId).getInt("versions")).isEqualTo(ROWS);
        assertThat(key(first, oldId).getInt("installationKeys")).isEqualTo(3);
        assertThat(key(first, newId).getString("standing")).isEqualTo("current");
        assertThat(under(oldId)).isEqualTo(ROWS + 3);
        assertThat(progress(first).getString("state")).isEqualTo("none");
    }

    @Test
    @Order(2)
    void auditorSeesCountsAndOnlyASuperadminChangesAnything() {
        Api auditor = first.with("auditor");
        Api editor = first.with("editor");

        assertThat(auditor.get("keys").status()).isEqualTo(200);
        assertThat(auditor.get("keys/rewrap").status()).isEqualTo(200);
        assertThat(auditor.post("keys/rewrap", null).status()).isEqualTo(403);
        assertThat(auditor.send("DELETE", "keys/" + oldId, null, Map.of()).status())
                .isEqualTo(403);
        assertThat(editor.get("keys").status()).isEqualTo(403);
        assertThat(editor.get("keys/rewrap").status()).isEqualTo(403);
    }

    @Test
    @Order(3)
    void retiringAKeyThatStillHoldsRowsIsRefusedWithTheCount() {
        Api.Answer refused = first.admin().send("DELETE", "keys/" + oldId, null, Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("STR-0235");
        assertThat(refused.body()).contains(oldId, (ROWS + 3) + " rows", ROWS + " versions");
        assertThat(first.admin().send("DELETE", "keys/" + newId, null, Map.of()).code())
                .isEqualTo("STR-0236");
        assertThat(first.admin().send("DELETE", "keys/kek-0", null, Map.of()).code())
                .isEqualTo("STR-0237");
    }

    @Test
    @Order(4)
    void administratorStartsWatchesPausesAndResumesInTheConsole() {
        Page page = signedIn(1280, ColorScheme.LIGHT);
        page.click("#dry-run");
        assertThat(page.locator("#plan")).containsText((ROWS + 3) + " rows");
        picture(page, "keys-plan");

        page.click("#rewrap");
        picture(page, "keys-start");
        page.click("#start");
        assertThat(page.locator("#messages")).containsText("has been started");
        assertThat(page.locator("#progress-rows")).not().hasText("0 of " + (ROWS + 3));
        String seen = page.locator("#progress-rows").textContent();
        assertThat(page.locator("#progress-rows")).not().hasText(seen);
        picture(page, "keys-running");

        page.click("#pause");
        assertThat(page.locator("#progress")).containsText("Paused");
        picture(page, "keys-paused");
        page.click("#resume");
        assertThat(page.locator("#progress")).containsText("Running");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Order(5)
    void ofTwoServersOneWorksAndTheOtherSaysSo() {
        await("a server works", () -> progress(first).getBoolean("worked"));
        String server = progress(second).getString("server");

        for (Node node : List.of(first, second)) {
            Api.Answer refused = node.admin().post("keys/rewrap", null);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("STR-0231");
            assertThat(refused.body()).contains(newId, server);
        }
        assertThat(server).matches("(domain|second)/server@.+");
    }

    @Test
    @Order(6)
    void pauseHoldsOnAllServersUntilItIsResumed() {
        assertThat(second.admin().post("keys/rewrap/pause", null).json().getString("state"))
                .isEqualTo("paused");
        await("it stops", () -> stopped(first));
        int done = done(first);
        assertThat(first.admin().post("keys/rewrap", null).code()).isEqualTo("STR-0232");
        assertThat(first.admin().post("keys/rewrap/pause", null).code()).isEqualTo("STR-0234");
        assertThat(done(second)).isEqualTo(done).isLessThan(ROWS);

        assertThat(second.admin().post("keys/rewrap/resume", null).json().getString("state"))
                .isEqualTo("running");
        assertThat(second.admin().post("keys/rewrap/resume", null).code()).isEqualTo("STR-0234");
        await("it goes on", () -> done(first) > done);
    }

    private boolean stopped(Node node) {
        int before = done(node);
        Node.pause(1500);
        return done(node) == before;
    }

    @Test
    @Order(7)
    void valuesThatAreSavedMeanwhileOpenMeanwhile() {
        first.admin().put("during.rewrap", "saved at the first");
        second.admin().put("during.rewrap", "saved at the second");
        second.admin().put("rotation.m0", "saved anew");

        assertThat(revealed(first, "during.rewrap")).isEqualTo("saved at the second");
        assertThat(revealed(first, "rotation.n0")).isEqualTo("value 0");
        assertThat(revealed(second, "rotation.n1999")).isEqualTo("value 1999");
        assertThat(progress(first).getString("state")).isEqualTo("running");
    }

    private static String revealed(Node node, String name) {
        return node.admin().reveal(name, "compare").json().getString("value");
    }

    @Test
    @Order(8)
    void afterAKillOfTheServerThatWorksAnotherTakesOver() {
        String working = progress(first).getString("server");
        Node killed = working.startsWith(first.name()) ? first : second;
        Node other = killed == first ? second : first;
        int done = done(other);

        killed.kill();

        await("the other takes over", () -> progress(other).getString("server").startsWith(other.name()));
        await("it goes on", () -> done(other) > done + 60);
        other.kill();
    }

    @Test
    @Order(9)
    void halfWayNoServerStartsWithoutThePreviousKey() throws SQLException {
        long left = under(oldId) - 3;
        assertThat(left).isPositive().isLessThan(ROWS);
        exposed = CompletableFuture.supplyAsync(() -> second.refusedStart(keysInAFileForEverybody(), "STR-0109"));

        String log = first.refusedStart(keys(newKey), "STR-0103");

        assertThat(log)
                .contains("STR-0103", "expected key id " + oldId, "given key id " + newId)
                .contains("which " + left + " stored values need");
    }

    @Test
    @Order(10)
    void keyFileThatEverybodyCanReadIsRefused() {
        assertThat(exposed.join()).contains("STR-0109", "SECRETS_MASTER_KEY_FILE", "chmod 0400");
    }

    private Map<String, String> keysInAFileForEverybody() {
        try {
            Path file = Files.writeString(stage.directory().resolve("key"), newKey);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            Map<String, String> environment = keys(newKey, oldKey);
            environment.remove("SECRETS_MASTER_KEY");
            environment.put("SECRETS_MASTER_KEY_FILE", file.toString());
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(11)
    void afterARestartItFinishesByItselfAndNoPayloadHasChanged() throws SQLException {
        first.start(keys(newKey, oldKey));
        await("it finishes", () -> progress(first).getString("state").equals("done"));

        JsonObject end = progress(first);
        assertThat(end.getInt("failed")).isZero();
        assertThat(end.getInt("done")).isEqualTo(end.getInt("total")).isEqualTo(ROWS + 3);
        assertThat(end.getInt("percent")).isEqualTo(100);
        assertThat(under(oldId)).isZero();
        assertThat(column("ciphertext")).isEqualTo(ciphertexts);
        assertThat(column("wrapped_dek"))
                .hasSameSizeAs(wrapped)
                .allSatisfy((name, dek) -> assertThat(dek).isNotEqualTo(wrapped.get(name)));
        for (int i = 0; i < ROWS; i += 100) {
            assertThat(revealed(first, "rotation.n" + i)).isEqualTo("value " + i);
        }
        assertThat(revealed(first, "during.rewrap")).isEqualTo("saved at the second");
    }

    @Test
    @Order(12)
    void everyStepIsOnRecordTheEndByTheServerItself() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select string_agg(distinct action || ' ' || actor_kind || ' '"
                                + " || outcome || coalesce(' ' || code, ''), ';') from audit_event where action like 'keys.%'")) {
            row.next();
            assertThat(row.getString(1).split(";"))
                    .contains(
                            "keys.list TOKEN SUCCESS",
                            "keys.list USER SUCCESS",
                            "keys.list TOKEN REFUSED STR-0404",
                            "keys.rewrap.dry-run TOKEN SUCCESS",
                            "keys.rewrap.start USER SUCCESS",
                            "keys.rewrap.start TOKEN REFUSED STR-0231",
                            "keys.rewrap.pause TOKEN SUCCESS",
                            "keys.rewrap.resume USER SUCCESS",
                            "keys.rewrap.finish SYSTEM SUCCESS",
                            "keys.retire TOKEN REFUSED STR-0235");
        }
    }

    @Test
    @Order(13)
    void serverThatStillHasTheOldKeyAsItsCurrentOneMovesNothingBackAndStoresNothingOnceThatIsRetired() {
        second.start(keys(oldKey, newKey));
        second.admin().put("late.save", "under the old key");
        assertThat(second.admin().post("keys/rewrap", null).code()).isEqualTo("STR-0239");
        assertThat(second.admin()
                        .send("DELETE", "keys/" + newId, null, Map.of())
                        .code())
                .as("the current key of other servers")
                .isEqualTo("STR-0236");
        assertThat(retire().code()).isEqualTo("STR-0235");

        assertThat(first.admin().post("keys/rewrap", null).status()).isEqualTo(202);
        await("it finishes", () -> progress(first).getString("state").equals("done"));
        Page page = signedIn(1280, ColorScheme.LIGHT);
        picture(page, "keys-done");
        page.click("[data-name='" + oldId + "'] [data-action=retire]");
        page.click("#retire");
        assertThat(page.locator("#messages")).containsText(oldId + " is retired");
        assertThat(page.locator("#drop")).isVisible();
        assertThat(key(first, oldId).getString("standing")).isEqualTo("retired");
        picture(page, "keys-retired");

        Api.Answer refused = second.admin().put("late.save", "again");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("STR-0238");
        assertThat(revealed(second, "late.save")).isEqualTo("under the old key");
        assertThat(second.admin().post("keys/rewrap", null).code()).isEqualTo("STR-0238");
        assertThat(retire().code()).isEqualTo("STR-0237");
    }

    private Api.Answer retire() {
        return first.admin().send("DELETE", "keys/" + oldId, null, Map.of());
    }

    private Page signedIn(int width, ColorScheme colours) {
        Page page = browser.page(width, colours);
        page.navigate(first.url("/admin/keys"));
        page.fill("#username", Stage.ADMIN);
        page.fill("#password", Stage.PASSWORD);
        page.click("#sign-in");
        assertThat(page.locator("#key-table")).isVisible();
        return page;
    }

    @Test
    @Order(14)
    void pageFitsItsWindowInEveryState() {
        assertThat(overflow)
                .hasSize(6 * 4)
                .allSatisfy((picture, pixels) -> assertThat(pixels).as(picture).isZero());
    }

    /** At two widths, in light and dark; how far each scrolls sideways is looked at in the end. */
    private void picture(Page page, String name) {
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            for (int width : new int[] {375, 1280}) {
                page.setViewportSize(width, 800);
                String file = name + "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT) + ".png";
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(file))
                        .setFullPage(width == 375));
                overflow.put(file, (Integer) page.evaluate(
                        "() => document.documentElement.scrollWidth" + " - document.documentElement.clientWidth"));
            }
        }
    }
}
