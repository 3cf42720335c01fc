package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever cannot be stored is refused with its code, and what is stored stays as it was. */
@ExtendWith(Product.class)
class BadInputIT {

    private static final String NAME = "bad.input";

    private final Product product;
    private final Api admin;
    private String etag;

    BadInputIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    @BeforeEach
    void store() {
        etag = admin.put(NAME, "what is stored").header("ETag");
    }

    @AfterEach
    void nothingWasLost() {
        assertThat(admin.get("secrets/" + NAME).header("ETag")).isEqualTo(etag);
        assertThat(admin.reveal(NAME, "is it still there").json().getString("value"))
                .isEqualTo("what is stored");
        assertThat(product.readByApplication(NAME)).isEqualTo("what is stored");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "bad\u0000input",
                "bad\ninput",
                "bad\u001binput",
                "b\u0430d.input", // a Cyrillic a
                "bad\u2024input", // a one dot leader
                "ｂad.input", // a full-width b
                "bad.input\u200b", // a zero-width space
                "bad.input ",
                ".bad",
                "bad/input",
                "secrets/../bad"
            })
    void namesThatNobodyShouldHaveAreRefused(String name) {
        Api.Answer answer = admin.put(name, "x");

        assertThat(answer.status()).isBetween(400, 499);
        // an address with a NUL is refused by the server itself, with no body
        assertThat(name.indexOf('\0') >= 0 || Set.of("STR-0201", "STR-0502").contains(answer.code()))
                .as(answer.body())
                .isTrue();
    }

    @Test
    void nameOf255CharactersIsTheLongest() {
        assertThat(admin.put("l".repeat(255), "x").status()).isIn(200, 201);
        assertThat(admin.put("l".repeat(256), "x").code()).isEqualTo("STR-0201");
        assertThat(admin.put("l".repeat(5000), "x").status()).isBetween(400, 499);
    }

    @Test
    void emptyNameIsNoSecret() {
        assertThat(admin.send("PUT", "secrets/", "{\"value\":\"x\"}", Map.of()).status())
                .isBetween(400, 499);
    }

    @Test
    void valueIsFromOneByteTo256KiB() {
        assertThat(admin.put(NAME, "").code()).isEqualTo("STR-0204");
        assertThat(admin.put(NAME, "x".repeat(1024 * 1024)).code()).isEqualTo("STR-0205");
        assertThat(admin.put(NAME, "\u20ac".repeat(256 * 1024 / 3 + 1)).code()).isEqualTo("STR-0205");
        assertThat(admin.put(NAME, "x".repeat(3 * 1024 * 1024)).status()).isEqualTo(413);
        assertThat(admin.put("bad.input.largest", "x".repeat(256 * 1024)).status())
                .isIn(200, 201);
    }

    @Test
    void valueWithNulOrHalfACharacterIsRefused() {
        assertThat(admin.put(NAME, "a\u0000b").code()).isEqualTo("STR-0206");
        assertThat(admin.send("PUT", "secrets/" + NAME, "{\"value\":\"\\ud800\"}", Map.of())
                        .code())
                .isEqualTo("STR-0206");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind|\"password\"",
                "type|\"xml\"",
                "kind|7",
                "tags|\"one\"",
                "tags|[1]",
                "expiresAt|\"2001-01-01T00:00:00Z\"",
                "expiresAt|\"tomorrow\"",
                "activeFrom|\"2001-01-01T00:00:00Z\"",
                "rotateEvery|\"P-1D\"",
                "rotateEvery|\"PT1H\"",
                "maxVersions|0",
                "maxVersions|1.5",
                "maxVersions|1e30",
                "description|\"\\u0000\"",
                "owner|\"\\ud800\"",
                "category|\"a\\nb\""
            })
    void fieldThatIsNotOfItsFormIsNamed(String member, String json) {
        Api.Answer answer =
                admin.send("PUT", "secrets/" + NAME, "{\"value\":\"x\",\"" + member + "\":" + json + "}", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("STR-0208");
        assertThat(answer.json().getString("detail")).startsWith(member + ": ");
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 10_000, 500_000})
    void deepJsonIsRefusedWithoutATrace(int depth) {
        String nested = "[".repeat(depth) + "]".repeat(depth);

        Api.Answer answer = admin.send("PUT", "secrets/" + NAME, "{\"tags\":" + nested + "}", Map.of());

        assertThat(answer.code()).isEqualTo("STR-0209");
    }

    @Test
    void reasonIsBounded() {
        String body = Json.createObjectBuilder()
                .add("value", "y")
                .add("reason", "r".repeat(501))
                .build()
                .toString();

        assertThat(admin.send("PUT", "secrets/" + NAME, body, Map.of()).code()).isEqualTo("STR-0208");
    }
}
