package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each change of value makes a version; versions are listed, compared, brought back, and destroyed beyond the limit. */
@ExtendWith(Product.class)
class VersionsIT {

    private final Product product;
    private final Api admin;

    VersionsIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    @Test
    void eachChangeOfValueMakesAVersionWithAuthorTimeReasonAndFingerprint() {
        save("versions.change", "one", "first of all");
        save("versions.change", "two", "the old one leaked");
        save("versions.change", "two", "an identical value makes none");
        admin.put("versions.change", description("metadata makes none"), Map.of());

        List<JsonObject> versions = versions("versions.change");
        assertThat(versions).hasSize(2);
        JsonObject newest = versions.get(0);
        assertThat(newest.getInt("version")).isEqualTo(2);
        assertThat(newest.getBoolean("current")).isTrue();
        assertThat(newest.getString("createdBy")).isEqualTo("admin");
        assertThat(newest.getString("createdAt")).isNotEmpty();
        assertThat(newest.getString("reason")).isEqualTo("the old one leaked");
        assertThat(newest.getString("origin")).isEqualTo("typed");
        assertThat(newest.getString("fingerprint"))
                .matches("[0-9a-f]{12}")
                .isNotEqualTo(versions.get(1).getString("fingerprint"));
        assertThat(versions.toString()).doesNotContain("\"one\"", "\"two\"");
    }

    @Test
    void versionsWithTheSameValueAreFoundEqual() {
        for (String value : List.of("a", "b", "a", "c", "a")) {
            admin.put("versions.compare", value);
        }

        assertThat(versions("versions.compare").stream()
                        .map(version -> version.getInt("version") + "=" + version.getInt("sameAs", 0)))
                .containsExactly("5=1", "4=0", "3=1", "2=0", "1=0");
    }

    @Test
    void sameValueHasTheSameFingerprintInEverySecretAndItIsNoBareHash() throws Exception {
        admin.put("versions.print.a", "correct horse battery staple");
        admin.put("versions.print.b", "correct horse battery staple");

        String fingerprint = versions("versions.print.a").get(0).getString("fingerprint");
        byte[] sha256 = java.security.MessageDigest.getInstance("SHA-256")
                .digest("correct horse battery staple".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(versions("versions.print.b").get(0).getString("fingerprint")).isEqualTo(fingerprint);
        assertThat(java.util.HexFormat.of().formatHex(sha256)).doesNotContain(fingerprint);
    }

    @Test
    void rollBackMakesANewVersionWithTheOldValueAndApplicationsGetIt() {
        admin.put("versions.rollback", "good");
        admin.put("versions.rollback", "bad");

        Api.Answer answer = rollBack("versions.rollback", 1, Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getInt("version")).isEqualTo(3);
        assertThat(admin.reveal("versions.rollback", "check").json().getString("value"))
                .isEqualTo("good");
        JsonObject newest = versions("versions.rollback").get(0);
        assertThat(newest.getString("origin")).isEqualTo("rolled_back");
        assertThat(newest.getInt("restoredFrom")).isEqualTo(1);
        assertThat(newest.getInt("sameAs")).isEqualTo(1);
        assertThat(newest.getString("reason")).isEqualTo("try it");
        product.awaitRead("versions.rollback", "good");
    }

    @Test
    void rollBackToWhatIsThereAlreadyOrNotThereIsRefused() {
        admin.put("versions.refused", "one");

        assertThat(rollBack("versions.refused", 1, Map.of()).code()).isEqualTo("STR-0221");
        assertThat(rollBack("versions.refused", 7, Map.of()).code()).isEqualTo("STR-0211");
        assertThat(rollBack("versions.absent", 1, Map.of()).code()).isEqualTo("STR-0210");
        assertThat(admin.post(
                                "secrets/versions.refused/rollback",
                                Json.createObjectBuilder().build())
                        .code())
                .isEqualTo("STR-0208");
        assertThat(versions("versions.refused")).hasSize(1);
    }

    @Test
    void rollBackOverAStateThatNobodyHasSeenIsRefused() {
        String seen = admin.put("versions.race", "one").header("ETag");
        admin.put("versions.race", "two");

        Api.Answer refused = rollBack("versions.race", 1, Map.of("If-Match", seen));

        assertThat(refused.status()).isEqualTo(412);
        assertThat(versions("versions.race")).hasSize(2);
    }

    @Test
    void rollBackKeepsKindAndTypeAndAsksNoRuleAboutTheStoredValue() {
        admin.put("versions.rule", "short");
        admin.put(
                "versions.rule",
                Json.createObjectBuilder()
                        .add("value", "long enough for the rule")
                        .add("rule", Json.createObjectBuilder().add("minLength", 12))
                        .build(),
                Map.of());

        Api.Answer answer = rollBack("versions.rule", 1, Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("kind")).isEqualTo("secret");
        assertThat(answer.json().getJsonObject("rule").getInt("minLength")).isEqualTo(12);
    }

    @Test
    void editorCannotReadASecretByMakingItASettingAndRollingBack() {
        admin.put("versions.recast", "the credential");
        Api editor = Api.signedIn(product.url("/"), Product.ADMIN, Product.PASSWORD, "editor");
        editor.put(
                "versions.recast",
                Json.createObjectBuilder()
                        .add("value", "x")
                        .add("kind", "setting")
                        .build(),
                Map.of());

        Api.Answer refused = editor.send("POST", "secrets/versions.recast/rollback", "{\"version\":1}", Map.of());

        assertThat(refused.code()).isEqualTo("STR-0219");
        assertThat(versions("versions.recast").get(1)).containsKey("destroyedAt");
    }

    @Test
    void versionOfAnotherTypeIsNotBroughtBack() {
        admin.put("versions.type", "the credential");
        admin.put(
                "versions.type",
                Json.createObjectBuilder()
                        .add("value", "1")
                        .add("type", "integer")
                        .build(),
                Map.of());

        assertThat(rollBack("versions.type", 1, Map.of()).code()).isEqualTo("STR-0229");
    }

    @Test
    void oldestPayloadsBeyondTheLimitAreDestroyedAndTheirMetadataStays() throws SQLException {
        admin.put(
                "versions.limit",
                Json.createObjectBuilder()
                        .add("value", "v1")
                        .add("maxVersions", 3)
                        .build(),
                Map.of());
        for (int i = 2; i <= 5; i++) {
            save("versions.limit", "v" + i, "change " + i);
        }

        List<JsonObject> versions = versions("versions.limit");
        assertThat(versions).hasSize(5);
        assertThat(versions.stream().filter(version -> version.containsKey("destroyedAt")))
                .extracting(version -> version.getInt("version"))
                .containsExactly(2, 1);
        assertThat(versions.get(3).getString("reason")).isEqualTo("change 2");
        assertThat(versions.get(3).getString("fingerprint")).isNotEmpty();
        assertThat(reveal("versions.limit", 2).code()).isEqualTo("STR-0219");
        assertThat(rollBack("versions.limit", 2, Map.of()).code()).isEqualTo("STR-0219");
        assertThat(reveal("versions.limit", 3).json().getString("value")).isEqualTo("v3");
        assertThat(payloads("versions.limit")).containsExactly(false, false, true, true, true);
    }

    @Test
    void loweredLimitDestroysAtOnceAndTwentyAreKeptByDefault() throws SQLException {
        for (int i = 1; i <= 22; i++) {
            admin.put("versions.twenty", "v" + i);
        }
        assertThat(payloads("versions.twenty").stream().filter(there -> there)).hasSize(20);

        admin.put(
                "versions.twenty",
                Json.createObjectBuilder().add("maxVersions", 1).build(),
                Map.of());

        assertThat(payloads("versions.twenty").stream().filter(there -> there)).hasSize(1);
        assertThat(reveal("versions.twenty", 22).json().getString("value")).isEqualTo("v22");
    }

    @Test
    void manyWritersAtOnceMakeOneVersionEachAndLoseNone() throws Exception {
        admin.put("versions.many", "v0");
        List<Thread> writers = java.util.stream.IntStream.rangeClosed(1, 12)
                .mapToObj(i -> new Thread(() -> admin.put("versions.many", "v" + i)))
                .toList();
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(versions("versions.many")).hasSize(13);
        assertThat(payloads("versions.many")).hasSize(13).doesNotContain(false);
    }

    private void save(String name, String value, String reason) {
        Api.Answer answer = admin.put(
                name,
                Json.createObjectBuilder()
                        .add("value", value)
                        .add("reason", reason)
                        .build(),
                Map.of());
        assertThat(answer.status()).isLessThan(300);
    }

    private static JsonObject description(String text) {
        return Json.createObjectBuilder().add("description", text).build();
    }

    private List<JsonObject> versions(String name) {
        return admin.get("secrets/" + name + "/versions")
                .json()
                .getJsonArray("versions")
                .getValuesAs(JsonObject.class);
    }

    private Api.Answer rollBack(String name, int version, Map<String, String> headers) {
        JsonObject body = Json.createObjectBuilder()
                .add("version", version)
                .add("reason", "try it")
                .build();
        return admin.send("POST", "secrets/" + name + "/rollback", body.toString(), headers);
    }

    private Api.Answer reveal(String name, int version) {
        return admin.post(
                "secrets/" + name + "/reveal",
                Json.createObjectBuilder()
                        .add("reason", "look")
                        .add("version", version)
                        .build());
    }

    /** For each version from the first: whether both its data key and its ciphertext are there; one alone must not be. */
    private List<Boolean> payloads(String name) throws SQLException {
        List<Boolean> there = new java.util.ArrayList<>();
        try (Connection superuser = product.superuser();
                PreparedStatement select = superuser.prepareStatement(
                        "select wrapped_dek is not null, ciphertext is not null, kek_id is not null from secret_version"
                                + " where secret_id = (select id from secret where name = ?) order by version")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    assertThat(rows.getBoolean(2)).isEqualTo(rows.getBoolean(1));
                    assertThat(rows.getBoolean(3)).isEqualTo(rows.getBoolean(1));
                    there.add(rows.getBoolean(1));
                }
            }
        }
        return there;
    }
}
