package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.stage.Stage;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The report tells where an existing server shadows what Strongroom holds, and gives no value away. */
@ExtendWith(Product.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShadowIT {

    private static final String CANARY = "shadow-canary";

    private final Product product;
    private final Api admin;

    ShadowIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    @BeforeAll
    void save() {
        saved("shadow.same", Stage.VARIABLES.get("SHADOW_SAME"));
        saved("shadow.different", "shadow-canary-stored");
        saved("shadow.expression", Stage.VARIABLES.get("SHADOW_EXPRESSION"));
        saved("shadow.property", "shadow-canary-property");
        saved("shadow.twice", "shadow-canary-property-twice");
        saved("shadow.packaged", "shadow-canary-packaged");
        saved("shadow.withheld", "shadow-canary-stored");
        saved("shadow.alone", "shadow-canary-stored");
        saved("shadow.own", "shadow-canary-stored");
        saved("shadow.failing", "shadow-canary-stored");
    }

    private void saved(String name, String value) {
        assertThat(admin.put(name, value).status()).isIn(200, 201);
    }

    private JsonObject report(String query) {
        Api.Answer answer = admin.get("shadow?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(CANARY);
        return answer.json();
    }

    /** What holds for a name in the probe application; {@code null} where it is not in the report. */
    private JsonObject finding(String name, String query) {
        return report("application=probe&size=200&q=shadow&" + query).getJsonArray("names").stream()
                .map(JsonValue::asJsonObject)
                .filter(row -> row.getString("name").equals(name))
                .map(row -> row.getJsonArray("findings").getJsonObject(0))
                .findFirst()
                .orElse(null);
    }

    private void assertVerdict(String name, String verdict, String words) {
        JsonObject finding = finding(name, "");
        assertThat(finding.getString("verdict")).as(name).isEqualTo(verdict);
        assertThat(finding.getString("words")).as(name).isEqualTo(words);
    }

    /** A change reaches the server a moment after it was made. */
    private String awaitVerdict(String name, String verdict) {
        Instant end = Instant.now().plusSeconds(2);
        String found = null;
        while (!verdict.equals(found) && Instant.now().isBefore(end)) {
            found = finding(name, "").getString("verdict");
        }
        return found;
    }

    @Test
    void everyApplicationIsKnownByTheNameItWasDeployedUnderAndStrongroomIsNone() {
        assertThat(report("").getJsonArray("applications").getValuesAs(JsonString::getString))
                .containsExactly("probe", "sample");
    }

    @Test
    void variableWithTheSameValueIsSafeToRemove() {
        assertVerdict(
                "shadow.same",
                "shadowed_same",
                "Shadowed by the environment variable SHADOW_SAME, same value: safe to remove there.");
    }

    @Test
    void variableWithAnotherValueIsAWarningAndWhatTheApplicationReallyGets() {
        assertVerdict(
                "shadow.different",
                "shadowed_different",
                "Shadowed by the environment variable SHADOW_DIFFERENT, DIFFERENT value: removing it or raising the"
                        + " ordinal changes what the application gets.");
        assertThat(product.readByApplication("shadow.different")).isEqualTo("shadow-canary-variable-different");
    }

    @Test
    void systemPropertyShadowsToo() {
        assertVerdict(
                "shadow.property",
                "shadowed_same",
                "Shadowed by the system property shadow.property, same value: safe to remove there.");
    }

    @Test
    void anotherValueBehindTheSameOneIsNotOverlooked() {
        assertVerdict(
                "shadow.twice",
                "shadowed_different",
                "Shadowed by the system property shadow.twice, same value, and behind it by the environment variable"
                        + " SHADOW_TWICE, DIFFERENT value: remove the latter first, or the application gets it.");
    }

    @Test
    void sameTextThatIsExpandedForTheApplicationIsNotCalledTheSameValue() {
        assertThat(finding("shadow.expression", "").getString("verdict")).isEqualTo("shadowed_unknown");
    }

    @Test
    void strongroomWinsOverWhatIsPackagedAndWithheldIsReplacedByIt() {
        assertVerdict("shadow.packaged", "strongroom_wins", "The application gets the value of Strongroom.");
        assertThat(finding("shadow.packaged", "").getJsonArray("places")).hasSize(2);

        admin.post("secrets/shadow.packaged/deactivate", null);
        awaitVerdict("shadow.packaged", "withheld_replaced");
        assertVerdict(
                "shadow.packaged",
                "withheld_replaced",
                "Inactive in Strongroom: the application gets the value of the packaged"
                        + " microprofile-config.properties (shadow.packaged).");
        admin.post("secrets/shadow.packaged/activate", null);
    }

    @Test
    void withheldNameThatNobodyElseHasIsAbsent() {
        admin.post("secrets/shadow.withheld/deactivate", null);

        assertThat(awaitVerdict("shadow.withheld", "withheld_absent")).isEqualTo("withheld_absent");
    }

    @Test
    void sourceOfTheApplicationsOwnIsNamedAndTheOtherApplicationIsNotTouchedByIt() {
        JsonObject row = report("q=shadow.own").getJsonArray("names").getJsonObject(0);

        assertThat(row.getJsonArray("findings")).hasSize(2);
        assertThat(finding("shadow.own", "").getString("words")).contains("the source 'Probe' (shadow.own), DIFFERENT");
    }

    @Test
    void sourceThatFailsIsAFindingAndTheReportGoesOn() {
        assertVerdict(
                "shadow.failing",
                "fails",
                "The source 'Probe' (shadow.failing) fails when it is asked: the application gets an error.");
        assertVerdict("shadow.alone", "strongroom_wins", "The application gets the value of Strongroom.");
    }

    @Test
    void namesOfOtherSourcesAreListedOnRequest() {
        assertThat(finding("shadow.packaged.only", "verdict=not_stored").getString("words"))
                .startsWith("Not in Strongroom: the application gets the value of the packaged");
        assertThat(finding("SHADOW_NOWHERE_ELSE", "verdict=not_stored")).isNotNull();
        assertThat(finding("SHADOW_SAME", "verdict=not_stored")).isNull();
        assertThat(report("verdict=not_stored&size=200").toString())
                .doesNotContain("SECRETS_DB_PASSWORD", "java.version", "\"PATH\"");
    }

    @Test
    void reportCanBeNarrowedToWhatDiffers() {
        JsonObject differing = report("verdict=differs&q=shadow");

        assertThat(differing.getJsonArray("names").stream()
                        .map(row -> row.asJsonObject().getString("name")))
                .contains("shadow.different", "shadow.twice", "shadow.expression", "shadow.failing")
                .doesNotContain("shadow.same", "shadow.alone");
        assertThat(differing.getBoolean("complete")).isTrue();
    }

    @Test
    void reportIsPaged() {
        JsonObject first = report("q=shadow&page=0&size=3");
        JsonObject second = report("q=shadow&page=1&size=3");

        assertThat(first.getJsonArray("names")).hasSize(3);
        assertThat(first.getInt("total")).isGreaterThanOrEqualTo(10);
        assertThat(second.getJsonArray("names")).doesNotContainAnyElementsOf(first.getJsonArray("names"));
        assertThat(admin.get("shadow?verdict=nonsense").code()).isEqualTo("STR-0208");
    }

    @Test
    void viewerIsRefused() {
        Api viewer = Api.signedIn(product.url("/"), Product.ADMIN, Product.PASSWORD, "viewer");

        assertThat(viewer.get("shadow").code()).isEqualTo("STR-0404");
    }

    @Test
    void redeployedApplicationIsThereOnceAndLeavesNothingInMemory() throws IOException {
        report("q=shadow");
        long before = sourcesInMemory();
        for (int i = 0; i < 5; i++) {
            product.redeployProbe();
            report("q=shadow");
            report("verdict=not_stored");
        }

        assertThat(report("").getJsonArray("applications").getValuesAs(JsonString::getString))
                .containsExactly("probe", "sample");
        assertThat(sourcesInMemory()).isEqualTo(before);
    }

    /** Counted by the server's own JVM, after a full collection; each application that is still held has one. */
    private long sourcesInMemory() throws IOException {
        String pid = Files.readString(product.domain().directory().resolve("config/pid"))
                .strip();
        Process histogram =
                new ProcessBuilder(System.getProperty("java.home") + "/bin/jmap", "-histo:live", pid).start();
        try (BufferedReader lines = histogram.inputReader()) {
            return lines.lines()
                    .filter(line -> line.endsWith("configsource.StrongroomConfigSource"))
                    .map(line -> line.strip().split("\\s+")[1])
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void noValueReachesTheAuditOrTheLog() throws SQLException, IOException {
        report("q=shadow&size=200");
        report("verdict=not_stored&size=200");

        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) filter (where a::text like '%" + CANARY
                        + "%'), count(*) filter (where action = 'shadow.report' and outcome = 'SUCCESS')"
                        + " from audit_event a")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
            assertThat(rows.getLong(2)).isPositive();
        }
        // the server itself writes the options of its start into its log
        List<String> lines = Files.readAllLines(product.domain().log());
        assertThat(lines).noneMatch(line -> line.contains(CANARY) && !line.contains("-Dshadow."));
    }
}
