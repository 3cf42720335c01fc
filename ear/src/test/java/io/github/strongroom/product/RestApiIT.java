package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same over REST, with the shapes of the contract; reserved names are refused. */
@ExtendWith(Product.class)
class RestApiIT {

    private final Product product;
    private final Api admin;

    RestApiIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    private static JsonObjectBuilder draft(String value) {
        return Json.createObjectBuilder().add("value", value);
    }

    @Test
    void tokenIsIssuedForBasicCredentialsAndWorksAsBearer() {
        Api.Answer issued = Api.anonymous(product.url("/"))
                .basic(Product.ADMIN, Product.PASSWORD)
                .post("tokens", Api.tokenRequest());

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.json().getString("id")).isNotEmpty();
        assertThat(Api.anonymous(product.url("/"))
                        .bearer(issued.json().getString("token"))
                        .get("secrets")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void basicCredentialsAreTakenForTokensOnly() {
        Api basic = Api.anonymous(product.url("/")).basic(Product.ADMIN, Product.PASSWORD);

        assertThat(basic.get("secrets").status()).isEqualTo(401);
        assertThat(basic.get("tokens").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "strongroom_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void unknownTokenIsRefusedWithAProblemDocument(String token) {
        Api.Answer answer = Api.anonymous(product.url("/")).bearer(token).get("secrets");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.code()).startsWith("STR-04");
    }

    @Test
    void secretIsCreatedThenChangedThenReadWithoutItsValue() {
        Api.Answer created = admin.put(
                "api.life",
                draft("one")
                        .add("category", "SMTP")
                        .add("description", "relay")
                        .add("owner", "ops@example.org")
                        .add("tags", Json.createArrayBuilder(List.of("mail", "prod")))
                        .add("rotateEvery", "P90D")
                        .add("expiresAt", "2099-01-01T00:00:00Z")
                        .build(),
                Map.of());
        Api.Answer changed = admin.put("api.life", "two");
        Api.Answer read = admin.get("secrets/api.life");

        assertThat(created.status()).isEqualTo(201);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(read.header("ETag")).isEqualTo(changed.header("ETag")).isNotEqualTo(created.header("ETag"));
        JsonObject secret = read.json();
        assertThat(secret.getInt("version")).isEqualTo(2);
        assertThat(secret.getString("category")).isEqualTo("SMTP");
        assertThat(secret.getString("owner")).isEqualTo("ops@example.org");
        assertThat(secret.getString("rotateEvery")).isEqualTo("P90D");
        assertThat(secret.getString("expiresAt")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(secret.getJsonArray("tags")).hasSize(2);
        assertThat(secret.getString("createdBy")).isEqualTo("admin");
        assertThat(secret).doesNotContainKey("value");
    }

    @Test
    void identicalValueMakesNoNewVersion() {
        Api.Answer first = admin.put("api.identical", "same");
        Api.Answer second = admin.put("api.identical", "same");

        assertThat(second.json().getInt("version")).isEqualTo(1);
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void membersThatAreAbsentStayAndNullRemoves() {
        admin.put(
                "api.partial",
                draft("x").add("owner", "me").add("rotateEvery", "P1M").build(),
                Map.of());

        JsonObject kept = admin.put("api.partial", draft("y").build(), Map.of()).json();
        JsonObject cleared = admin.put(
                        "api.partial",
                        Json.createObjectBuilder()
                                .add("rotateEvery", JsonValue.NULL)
                                .add("owner", "")
                                .build(),
                        Map.of())
                .json();

        assertThat(kept.getString("owner")).isEqualTo("me");
        assertThat(kept.getString("rotateEvery")).isEqualTo("P1M");
        assertThat(cleared.getString("owner")).isEmpty();
        assertThat(cleared).doesNotContainKey("rotateEvery");
        assertThat(cleared.getInt("version")).isEqualTo(2);
    }

    @Test
    void ifMatchRefusesAnEditorWhoHasSeenAnOlderState() {
        String seen = admin.put("api.match", "one").header("ETag");
        admin.put("api.match", "two");

        Api.Answer late = admin.put("api.match", draft("three").build(), Map.of("If-Match", seen));

        assertThat(admin.put("api.match", draft("x").build(), Map.of("If-Match", "\"not-ours\""))
                        .status())
                .isEqualTo(412);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("STR-0212");
        assertThat(admin.reveal("api.match", "check").json().getString("value")).isEqualTo("two");
    }

    @Test
    void ifNoneMatchCreatesOnly() {
        Map<String, String> createOnly = Map.of("If-None-Match", "*");

        assertThat(admin.put("api.create", draft("one").build(), createOnly).status())
                .isEqualTo(201);
        Api.Answer again = admin.put("api.create", draft("two").build(), createOnly);
        assertThat(again.status()).isEqualTo(412);
        assertThat(again.code()).isEqualTo("STR-0213");
    }

    @Test
    void ofTwoEditorsWithTheSameVersionOneWins() throws Exception {
        String seen = admin.put("api.race", "start").header("ETag");
        Callable<Integer> edit = () -> admin.put(
                        "api.race",
                        draft("from " + Thread.currentThread().getId()).build(),
                        Map.of("If-Match", seen))
                .status();
        ExecutorService editors = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = editors.invokeAll(List.of(edit, edit));

            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 412);
        } finally {
            editors.shutdown();
        }
    }

    @Test
    void ofTwoWhoCreateAtOnceNobodyIsLost() throws Exception {
        Callable<Integer> create = () -> admin.put(
                        "api.both",
                        draft("from " + Thread.currentThread().getId()).build(),
                        Map.of())
                .status();
        ExecutorService editors = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = editors.invokeAll(List.of(create, create));

            assertThat(answers.get(0).get()).isIn(200, 201, 409);
            assertThat(answers.get(1).get()).isIn(200, 201, 409);
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsOnlyOnce(201);
        } finally {
            editors.shutdown();
        }
    }

    @Test
    void revealNeedsAReasonAndGivesValueAndVersion() {
        admin.put("api.reveal", "one");
        admin.put("api.reveal", "two");

        Api.Answer refused = admin.reveal("api.reveal", " ");
        Api.Answer current = admin.reveal("api.reveal", "audit of the mail relay");
        Api.Answer older = admin.post(
                "secrets/api.reveal/reveal",
                Json.createObjectBuilder()
                        .add("reason", "compare")
                        .add("version", 1)
                        .build());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("STR-0214");
        assertThat(current.json().getString("value")).isEqualTo("two");
        assertThat(current.json().getInt("version")).isEqualTo(2);
        assertThat(current.header("Cache-Control")).contains("no-store");
        assertThat(current.header("ETag"))
                .isEqualTo(admin.get("secrets/api.reveal").header("ETag"))
                .isNotNull();
        assertThat(older.json().getString("value")).isEqualTo("one");
        assertThat(admin.post(
                                "secrets/api.reveal/reveal",
                                Json.createObjectBuilder()
                                        .add("reason", "x")
                                        .add("version", 9)
                                        .build())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void deactivatedSecretIsListedAsInactiveAndCanBeActivated() {
        admin.put("api.switch", "x");

        assertThat(admin.post("secrets/api.switch/deactivate", null).json().getString("status"))
                .isEqualTo("inactive");
        assertThat(admin.get("secrets?q=api.switch&status=inactive").json().getInt("total"))
                .isEqualTo(1);
        assertThat(admin.post("secrets/api.switch/activate", null).json().getString("status"))
                .isEqualTo("active");
        assertThat(admin.get("secrets?q=api.switch&status=inactive").json().getInt("total"))
                .isZero();
    }

    @Test
    void listFiltersAndPages() {
        for (int i = 0; i < 5; i++) {
            admin.put("api.page." + i, draft("x" + i).add("category", "Paging").build(), Map.of());
        }

        JsonObject page = admin.get("secrets?category=Paging&size=2&page=1").json();

        assertThat(page.getInt("total")).isEqualTo(5);
        assertThat(page.getJsonArray("secrets")).hasSize(2);
        assertThat(page.getJsonArray("secrets").getJsonObject(0).getString("name"))
                .isEqualTo("api.page.2");
        assertThat(admin.get("secrets?q=API.PAGE.3").json().getInt("total")).isEqualTo(1);
        assertThat(admin.get("secrets?q=api.pa%25ge").json().getInt("total")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secrets.db.url",
                "SECRETS_MASTER_KEY",
                "mp.config.profile",
                "payara.home",
                "java.home",
                "JAVA_HOME",
                "javax.net.ssl.keyStore",
                "com.sun.aas.instanceRoot"
            })
    void bootstrapNameIsRefusedWithTheReason(String name) {
        Api.Answer answer = admin.put(name, "x");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("STR-0202");
        assertThat(answer.json().getString("detail")).contains("environment").contains("never in the database");
    }

    @ParameterizedTest
    @CsvSource({"viewer, 403, 403, 403", "auditor, 403, 403, 403", "editor, 200, 403, 200", "superadmin, 200, 200, 200"
    })
    void rolesDecideWhatATokenMay(String role, int put, int reveal, int deactivate) {
        admin.put("api.roles", "start");
        Api limited = Api.signedIn(product.url("/"), Product.ADMIN, Product.PASSWORD, role);

        assertThat(limited.get("secrets/api.roles").status()).isEqualTo(200);
        assertThat(limited.put("api.roles", "by " + role).status()).isEqualTo(put);
        assertThat(limited.reveal("api.roles", "may I").status()).isEqualTo(reveal);
        assertThat(limited.post("secrets/api.roles/deactivate", null).status()).isEqualTo(deactivate);
    }

    @Test
    void editorCannotReadASecretByMakingItASetting() {
        admin.put("api.kind", "the stored value");
        Api editor = Api.signedIn(product.url("/"), Product.ADMIN, Product.PASSWORD, "editor");

        Api.Answer refused = editor.put(
                "api.kind", Json.createObjectBuilder().add("kind", "setting").build(), Map.of());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("STR-0217");
        assertThat(admin.get("secrets/api.kind").json().getString("kind")).isEqualTo("secret");
    }

    @Test
    void editorCannotAskWhetherAStoredSecretIsOfAType() {
        admin.put("api.oracle", "true");
        Api editor = Api.signedIn(product.url("/"), Product.ADMIN, Product.PASSWORD, "editor");

        assertThat(editor.put(
                                "api.oracle",
                                Json.createObjectBuilder()
                                        .add("type", "boolean")
                                        .build(),
                                Map.of())
                        .code())
                .isEqualTo("STR-0217");
    }

    @Test
    void tokenIssuesNoTokenThatOutlivesIt() {
        JsonObject longer = Json.createObjectBuilder()
                .add("name", "longer")
                .add("expiresAt", OffsetDateTime.now(ZoneOffset.UTC).plusDays(2).toString())
                .build();

        assertThat(admin.post("tokens", longer).code()).isEqualTo("STR-0208");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/api/../secret",
                "/admin/api/%2e%2e/secret",
                "/admin/api/v1/../../audit",
                "/admin/api/;x/../secrets"
            })
    void bearerTokenOpensNoPageOfTheConsole(String address) {
        Api.Answer answer = admin.getRaw(address);

        assertThat(answer.body()).doesNotContain("sign-out", "list-form", "secret-form", "audit-form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/jakarta.faces.resource/../secrets",
                "/admin/jakarta.faces.resource/%2e%2e/secrets",
                "/admin/jakarta.faces.resource/../audit",
                "/admin//secrets",
                "/admin/secrets.xhtml",
                "/admin/secrets;a=b",
                "/admin/WEB-INF/template.xhtml",
                "/admin/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/admin/jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
                "/admin/jakarta.faces.resource/.xhtml?con=../WEB-INF/web.xml"
            })
    void strangerSeesNoPageByAnySpellingOfItsAddress(String address) {
        Api.Answer answer = Api.anonymous(product.url("/")).getRaw(address);

        assertThat(answer.body())
                .doesNotContain("sign-out", "list-form", "audit-form", "<web-app", "ui:composition", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrets?page=5000000&size=500", "secrets?q=%00", "secrets?category=a%00b"})
    void oddQueriesFindNothingAndBreakNothing(String path) {
        assertThat(admin.get(path).status()).isEqualTo(200);
    }

    @Test
    void numbersAndTimesBeyondReasonAreRefused() {
        Api.Answer digits = admin.send("PUT", "secrets/api.odd", "{\"value\":" + "9".repeat(2000) + "}", Map.of());
        Api.Answer year = admin.put(
                "api.odd",
                draft("x").add("expiresAt", "+300000-01-01T00:00:00Z").build(),
                Map.of());
        Api.Answer deep = admin.put(
                "api.odd",
                draft("[".repeat(5000) + "]".repeat(5000))
                        .add("kind", "setting")
                        .add("type", "json")
                        .build(),
                Map.of());

        assertThat(digits.status()).isEqualTo(400);
        assertThat(year.code()).isEqualTo("STR-0208");
        assertThat(deep.code()).isEqualTo("STR-0207");
    }

    @Test
    void manyAttemptsAtOnceAreAsManyAsOneAfterTheOther() throws Exception {
        Callable<String> guess = () -> Api.anonymous(product.url("/"))
                .basic("trudy", "guess")
                .post("tokens", Api.tokenRequest())
                .code();
        ExecutorService guessers = Executors.newFixedThreadPool(12);
        try {
            int checked = 0;
            for (Future<String> answer : guessers.invokeAll(Collections.nCopies(12, guess))) {
                checked += answer.get().equals("STR-0402") ? 1 : 0;
            }
            assertThat(checked).isEqualTo(5);
        } finally {
            guessers.shutdown();
        }
    }

    @Test
    void tokenOfATokenNeverHasMoreRoles() {
        Api viewer = Api.signedIn(product.url("/"), Product.ADMIN, Product.PASSWORD, "viewer");

        assertThat(viewer.post("tokens", Api.tokenRequest("superadmin")).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|STR-0209",
                "[]|STR-0209",
                "''|STR-0209",
                "null|STR-0209",
                "{\"value\":1}|STR-0208",
                "{\"value\":\"x\",\"colour\":\"red\"}|STR-0209",
                "{\"value\":\"\"}|STR-0204",
                "{}|STR-0203",
                "{\"value\":\"a\\u0000b\"}|STR-0206",
                "{\"value\":\"\\ud83d\"}|STR-0206",
                "{\"value\":\"x\",\"kind\":\"potato\"}|STR-0208",
                "{\"value\":\"x\",\"expiresAt\":\"soon\"}|STR-0208",
                "{\"value\":\"x\",\"rotateEvery\":\"often\"}|STR-0208",
                "{\"value\":\"x\",\"tags\":\"a\"}|STR-0208",
                "{\"value\":\"maybe\",\"kind\":\"setting\",\"type\":\"boolean\"}|STR-0207"
            })
    void badBodyIsRefusedWithItsCodeAndStoresNothing(String body, String code) {
        Api.Answer answer = admin.send("PUT", "secrets/api.bad", body, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("maybe");
        assertThat(admin.get("secrets/api.bad").status()).isEqualTo(404);
    }

    @Test
    void deepAndHugeBodiesAreRefused() {
        Api.Answer deep = admin.send("PUT", "secrets/api.deep", "[".repeat(10_000), Map.of());
        Api.Answer largeValue = admin.put("api.large", "x".repeat(256 * 1024 + 1));
        Api.Answer hugeBody = admin.put("api.huge", "x".repeat(2 * 1024 * 1024));

        assertThat(deep.status()).isEqualTo(400);
        assertThat(deep.code()).isEqualTo("STR-0209");
        assertThat(largeValue.status()).isEqualTo(413);
        assertThat(largeValue.code()).isEqualTo("STR-0205");
        assertThat(hugeBody.status()).isEqualTo(413);
        assertThat(hugeBody.code()).isEqualTo("STR-0215");
    }

    @Test
    void unknownAddressAndMethodAreProblemsToo() {
        assertThat(admin.get("nothing").code()).isEqualTo("STR-0502");
        assertThat(admin.send("PATCH", "secrets/api.life", "{}", Map.of()).code())
                .isEqualTo("STR-0503");
        assertThat(admin.get("secrets/absent").code()).isEqualTo("STR-0210");
        for (String page : new String[] {"x", "-1", "4294967295"}) {
            assertThat(admin.get("secrets?page=" + page).code()).isEqualTo("STR-0208");
        }
    }

    @Test
    void fiveWrongPasswordsLockTheNameInEverySpelling() {
        Api stranger = Api.anonymous(product.url("/"));
        for (int i = 0; i < 5; i++) {
            assertThat(stranger.basic("mallory", "guess " + i)
                            .post("tokens", Api.tokenRequest())
                            .code())
                    .isEqualTo("STR-0402");
        }

        assertThat(stranger.basic("mallory", "x")
                        .post("tokens", Api.tokenRequest())
                        .code())
                .isEqualTo("STR-0403");
        assertThat(stranger.basic(" MALLORY ", "x")
                        .post("tokens", Api.tokenRequest())
                        .code())
                .isEqualTo("STR-0403");
    }
}
