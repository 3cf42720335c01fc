package io.github.strongroom.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileTest {

    private static Found found(String text) {
        return Found.in(ImportFormat.JSON, text);
    }

    @Test
    void textsNumbersAndBooleansAreTakenAsTheyAreWritten() {
        Found found = found(
                "\uFEFF{\"a\": \"x\\n\\\"y\\u00e4\", \"b\": 1.50, \"c\": true, \"d\": false, \"e\": 1e400, \"f\": \"\"}");

        assertThat(found)
                .isEqualTo(new Found(
                        Map.of("a", "x\n\"yä", "b", "1.50", "c", "true", "d", "false", "e", "1e400", "f", ""),
                        List.of()));
    }

    @Test
    void objectsWithinGiveDottedNames() {
        assertThat(found("{\"smtp\": {\"host\": \"h\", \"auth\": {\"user\": \"u\"}}, \"x\": 1}")
                        .values())
                .isEqualTo(Map.of("smtp.host", "h", "smtp.auth.user", "u", "x", "1"));
    }

    @Test
    void listsAndNullsAreRefusedForTheirKeyAlone() {
        assertThat(found("{\"a\": null, \"b\": [1, {\"c\": [2]}], \"d\": 4, \"e\": {}}")
                        .values())
                .isEqualTo(Map.of("a", "refused: STR-0245", "b", "refused: STR-0245", "d", "4"));
    }

    @Test
    void halfOfASurrogatePairIsRefusedForItsKeyAlone() {
        assertThat(found("{\"a\": \"\\ud800\", \"b\": \"x\"}").values())
                .isEqualTo(Map.of("a", "refused: STR-0206", "b", "x"));
    }

    @Test
    void repeatedKeysAreAllThere() {
        Parsed parsed = ImportFormat.JSON.parse(
                "{\"a.b\": 1,\n\"a\": {\"b\": 2},\n\"a.b\": 3}".getBytes(StandardCharsets.UTF_8));

        assertThat(parsed.entries()).extracting(Parsed.Entry::key).containsExactly("a.b", "a.b", "a.b");
        assertThat(parsed.entries()).extracting(Parsed.Entry::line).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"x\"",
                "{",
                "{\"a\": 1",
                "{\"a\"}",
                "nothing",
                "{\"a\": 1} x",
                "{\"a\": 1}{}",
                "{\"a\": tru}"
            })
    void whatIsNotOneObjectIsAWrongLine(String text) {
        assertThat(found(text).wrongLines()).containsExactly(1);
    }

    @Test
    void keysBeforeTheWrongPlaceAreThere() {
        assertThat(found("{\"a\": 1,\n\"b\": 2,\n\"c\": canary,\n\"d\": 4}"))
                .isEqualTo(new Found(Map.of("a", "1", "b", "2"), List.of(3)));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000, 200_000})
    void depthIsRefusedAndCostsNoStack(int depth) {
        Found objects = found("{\"x\": 1, \"a\":".repeat(depth) + "1" + "}".repeat(depth));
        Found lists = found("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}");

        assertThat(objects.values()).containsEntry("x", "1");
        assertThat(objects.values().values().contains("refused: STR-0245")
                        || !objects.wrongLines().isEmpty())
                .isTrue();
        assertThat(lists.values().containsValue("refused: STR-0245")
                        || !lists.wrongLines().isEmpty())
                .isTrue();
    }
}
