package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications get values live and byte-exact. */
@ExtendWith(Product.class)
class DeliveryIT {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Path CORPUS = Product.PROJECT.resolve("../shared/corpus");

    private final Product product;
    private final Api admin;

    DeliveryIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    /** Waits until the answer is the expected one, at most a second, and returns the last. */
    private static <T> T within(Duration limit, T expected, Supplier<T> question) {
        Instant end = Instant.now().plus(limit);
        T answer = question.get();
        while (!Objects.equals(answer, expected) && Instant.now().isBefore(end)) {
            pause();
            answer = question.get();
        }
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonObject sample() {
        return Api.get(product.url("/sample/api/values")).json();
    }

    private void setting(String name, String type, String value) {
        int status = admin.put(
                        name,
                        Json.createObjectBuilder()
                                .add("value", value)
                                .add("kind", "setting")
                                .add("type", type)
                                .build(),
                        Map.of())
                .status();
        assertThat(status).isIn(200, 201);
    }

    @Test
    void savedValueShowsInTheProviderOfTheSampleWithinASecond() {
        for (int i = 0; i < 5; i++) {
            String greeting = "Good morning no. " + i;
            admin.put("sample.greeting", greeting);

            assertThat(within(ONE_SECOND, greeting, () -> sample().getString("greetingNow")))
                    .isEqualTo(greeting);
        }
    }

    @Test
    void plainStringOfTheSampleKeepsWhatItWasAtItsStart() {
        String atStart = sample().getString("greetingAtStart");

        admin.put("sample.greeting", "later than the start");

        assertThat(within(ONE_SECOND, "later than the start", () -> sample().getString("greetingNow")))
                .isEqualTo("later than the start");
        assertThat(sample().getString("greetingAtStart")).isEqualTo(atStart).isNotEqualTo("later than the start");
    }

    @Test
    void typedValuesReachTheSampleAsTheirTypes() {
        setting("sample.feature.enabled", "boolean", "true");
        setting("sample.retries", "integer", "17");
        setting("sample.timeout", "duration", "PT2M");
        setting("sample.signature", "multiline", "Kind regards\nthe team");

        assertThat(within(ONE_SECOND, "Kind regards\nthe team", () -> sample().getString("signature")))
                .isEqualTo("Kind regards\nthe team");
        assertThat(sample().getBoolean("featureEnabled")).isTrue();
        assertThat(sample().getInt("retries")).isEqualTo(17);
        assertThat(sample().getString("timeout")).isEqualTo("PT2M");
    }

    @Test
    void changesAreDeliveredAgainAfterTheListenersConnectionWasCut() throws SQLException {
        admin.put("delivery.cut", "before");
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where usename = 'strongroom' and pid <> pg_backend_pid()");
        }
        admin.put("delivery.cut", "after");

        assertThat(within(Duration.ofSeconds(5), "after", () -> product.readByApplication("delivery.cut")))
                .isEqualTo("after");
    }

    @Test
    void samplePageShowsTheThreeWays() {
        admin.put("sample.greeting", "seen <on> the page");
        within(ONE_SECOND, "seen <on> the page", () -> sample().getString("greetingNow"));

        String page = Api.get(product.url("/sample/")).body();

        assertThat(page).contains("greeting-at-start", "greeting-now", "seen &lt;on&gt; the page", "timeout");
    }

    @Test
    void deactivatedNameIsAbsentForApplicationsWithinASecondAndBackAfterActivation() {
        admin.put("delivery.switch", "on");
        assertThat(within(ONE_SECOND, "on", () -> product.readByApplication("delivery.switch")))
                .isEqualTo("on");

        admin.post("secrets/delivery.switch/deactivate", null);
        assertThat(within(ONE_SECOND, null, () -> product.readByApplication("delivery.switch")))
                .isNull();

        admin.post("secrets/delivery.switch/activate", null);
        assertThat(within(ONE_SECOND, "on", () -> product.readByApplication("delivery.switch")))
                .isEqualTo("on");
    }

    @Test
    void expiredNameIsWithdrawnAtItsMoment() {
        Instant end = Instant.now().plusSeconds(3);
        admin.put(
                "delivery.expiry",
                Json.createObjectBuilder()
                        .add("value", "for a moment")
                        .add("expiresAt", end.toString())
                        .build(),
                Map.of());
        assertThat(within(ONE_SECOND, "for a moment", () -> product.readByApplication("delivery.expiry")))
                .isEqualTo("for a moment");

        assertThat(within(Duration.ofSeconds(5), null, () -> product.readByApplication("delivery.expiry")))
                .isNull();

        assertThat(Instant.now()).isBetween(end.minusMillis(1), end.plusSeconds(1));
        assertThat(admin.get("secrets/delivery.expiry").json().getString("status"))
                .isEqualTo("expired");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${x}",
                "${java.version}",
                "${env.PATH:default}",
                "a$$b",
                "$",
                "$$$$",
                "pa${ss}word",
                "${",
                "}",
                "{}",
                "{{a}}",
                "\\",
                "\\\\",
                "a\\$b",
                "\\${x}",
                "C:\\dir\\new",
                "trailing\\",
                "\"quoted\"",
                "'quoted'",
                "`x`",
                " leading",
                "trailing ",
                "\ttab\t",
                "\n",
                "line1\nline2\n",
                "\r\n",
                "a\r\nb",
                "-----BEGIN X-----\nMII=\n-----END X-----\n",
                "äöü ß é",
                "日本語",
                "😀🐎",
                "a\u0301",
                "\ufeffBOM",
                "\u2028\u2029",
                "\u0001\u001f\u007f",
                "%7B%20",
                "&amp;<>",
                "#{el}",
                "#comment",
                "=",
                "a=b;c=d",
                "${${a}}",
                "${a:${b}}",
                "$(rm)",
                "null",
                "true",
                "  "
            })
    void awkwardValueComesBackByteExact(String value) {
        assertExact("delivery.exact", value);
    }

    @Test
    void sixtyFourKibibytesComeBackByteExact() {
        assertExact("delivery.large", "0123456789 ${x} \\ 😀\n".repeat(4000).substring(0, 64 * 1024));
    }

    @Test
    void handWrittenFileOfDifficultPairsComesBackByteExact() throws IOException {
        try (var file = getClass().getResourceAsStream("/difficult.env")) {
            assertAllExact(pairs(new String(file.readAllBytes(), StandardCharsets.UTF_8)), 20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sentry-self-hosted.env", "frappe-docker.env"})
    void everyPairOfTheCorpusComesBackByteExact(String file) throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "SKIPPED: the corpus is not part of the project and not beside it");

        assertAllExact(pairs(Files.readString(CORPUS.resolve(file))), 5);
    }

    /** Pairs as they stand, with no quoting undone: what is in the file is what must come back. */
    private static Map<String, String> pairs(String file) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : file.split("\n")) {
            int equals = line.indexOf('=');
            if (!line.startsWith("#") && equals > 0) {
                pairs.put(line.substring(0, equals).strip(), line.substring(equals + 1));
            }
        }
        pairs.values().removeIf(String::isEmpty);
        return pairs;
    }

    private void assertAllExact(Map<String, String> pairs, int atLeast) {
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(atLeast);
        pairs.forEach(this::assertExact);
    }

    private void assertExact(String name, String value) {
        assertThat(admin.put(name, value).status()).isIn(200, 201);

        String read = within(ONE_SECOND, value, () -> product.readByApplication(name));

        assertThat(read.getBytes(StandardCharsets.UTF_8)).isEqualTo(value.getBytes(StandardCharsets.UTF_8));
    }
}
