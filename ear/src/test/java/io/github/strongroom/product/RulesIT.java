package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types, rules, PEM, and values that Strongroom makes itself. */
@ExtendWith(Product.class)
class RulesIT {

    private final Product product;
    private final Api admin;

    RulesIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    @Test
    void valueThatBreaksTheRuleIsRefusedAndTheStoredOneStays() {
        save("rules.length", value("long enough by far").add("rule", rule().add("minLength", 10)));

        Api.Answer refused = admin.put("rules.length", "short");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("STR-0218");
        assertThat(refused.body()).doesNotContain("short\"");
        assertThat(admin.reveal("rules.length", "check").json().getString("value"))
                .isEqualTo("long enough by far");
    }

    @Test
    void patternIsCheckedAndARuleCanBeRemoved() {
        save("rules.pattern", value("AKIA0123").add("rule", rule().add("pattern", "AKIA[0-9]{4}")));
        assertThat(admin.put("rules.pattern", "something else").code()).isEqualTo("STR-0218");

        admin.put("rules.pattern", Json.createObjectBuilder().addNull("rule").build(), Map.of());

        assertThat(admin.put("rules.pattern", "something else").status()).isEqualTo(200);
        assertThat(admin.get("secrets/rules.pattern").json()).doesNotContainKey("rule");
    }

    @Test
    void newRuleTellsNothingAboutTheStoredValue() {
        admin.put("rules.oracle", "stored");

        for (String pattern : new String[] {"s.*", "x.*"}) {
            Api.Answer answer = admin.put(
                    "rules.oracle",
                    Json.createObjectBuilder()
                            .add("rule", rule().add("pattern", pattern))
                            .build(),
                    Map.of());
            assertThat(answer.status()).as(pattern).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pattern\":\"(\"}",
                "{\"pattern\":\"(?=x)\"}",
                "{\"minLength\":0}",
                "{\"minLength\":\"4\"}",
                "{\"minLength\":10001}",
                "{\"other\":1}",
                "[]",
                "\"x\""
            })
    void ruleThatIsNoneIsRefused(String rule) {
        Api.Answer answer = admin.send("PUT", "secrets/rules.bad", "{\"value\":\"x\",\"rule\":" + rule + "}", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).matches("STR-020[89]");
    }

    @ParameterizedTest
    @CsvSource({
        "password,[A-Za-z0-9]{32}",
        "password_with_symbols,[!-~]{32}",
        "key_base64,[A-Za-z0-9+/]{43}=",
        "key_base64url,[A-Za-z0-9_-]{43}",
        "key_hex,[0-9a-f]{64}"
    })
    void generatedValueIsStoredAndDeliveredWithoutBeingShown(String kind, String form) {
        String name = "rules.generated." + kind;
        Api.Answer saved = save(name, generate(Json.createObjectBuilder().add("kind", kind)));

        String stored = admin.reveal(name, "test").json().getString("value");
        assertThat(stored).matches(form);
        assertThat(saved.body()).doesNotContain(stored);
        assertThat(admin.get("secrets/" + name + "/versions")
                        .json()
                        .getJsonArray("versions")
                        .getJsonObject(0)
                        .getString("origin"))
                .isEqualTo("generated");
        product.awaitRead(name, stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"length\":7}", "{\"length\":1025}", "{\"kind\":\"rsa\"}", "{\"what\":1}", "true"})
    void whatCannotBeGeneratedIsRefused(String generate) {
        Api.Answer answer =
                admin.send("PUT", "secrets/rules.generated.bad", "{\"generate\":" + generate + "}", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(admin.get("secrets/rules.generated.bad").status()).isEqualTo(404);
    }

    @Test
    void valueAndGeneratorTogetherAreRefused() {
        Api.Answer answer = admin.send("PUT", "secrets/rules.both", "{\"value\":\"x\",\"generate\":{}}", Map.of());

        assertThat(answer.code()).isEqualTo("STR-0208");
    }

    @Test
    void endOfACertificateIsReadFromThePemAndFlaggedWhenItIsNear() throws IOException {
        String chain = Files.readString(Product.PROJECT.resolve("ejb/src/test/resources/pem/chain-with-key.pem"));

        Api.Answer saved = save("rules.pem", value(chain).add("type", "pem"));

        assertThat(saved.json().getString("certificateExpiresAt")).isEqualTo("2028-09-27T00:00:00Z");
        product.awaitRead("rules.pem", chain);
        save("rules.pem", value(chain.substring(0, chain.indexOf("-----BEGIN PRIVATE"))));
        assertThat(admin.get("secrets/rules.pem").json().getString("certificateExpiresAt"))
                .isEqualTo("2031-06-24T00:00:00Z");
        assertThat(admin.put("rules.pem", chain.substring(0, 100)).code()).isEqualTo("STR-0207");
    }

    @Test
    void certificateThatHasEndedIsFlagged() throws IOException {
        String expired = Files.readString(Product.PROJECT.resolve("ejb/src/test/resources/pem/expired.pem"));

        Api.Answer saved = save("rules.expired", value(expired).add("type", "pem"));

        assertThat(saved.json().getJsonArray("flags").toString()).contains("certificate_ending");
        assertThat(admin.get("secrets?q=rules.expired&flag=certificate_ending")
                        .json()
                        .getInt("total"))
                .isEqualTo(1);
    }

    private Api.Answer save(String name, JsonObjectBuilder draft) {
        Api.Answer answer = admin.put(name, draft.build(), Map.of());
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        return answer;
    }

    private static JsonObjectBuilder value(String value) {
        return Json.createObjectBuilder().add("value", value);
    }

    private static JsonObjectBuilder generate(JsonObjectBuilder how) {
        JsonObject built = how.build();
        return Json.createObjectBuilder().add("generate", built);
    }

    private static JsonObjectBuilder rule() {
        return Json.createObjectBuilder();
    }
}
