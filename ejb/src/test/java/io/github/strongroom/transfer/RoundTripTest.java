package io.github.strongroom.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.fault.FaultException;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written in a format by its rules is read the same; and no bytes at all make a parser fall over. */
class RoundTripTest {

    private static final String SPECIAL = "\"'`\\$#= \t\n\r{}:!,[]n0u";

    @Provide
    Arbitrary<Map<String, String>> pairs() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withChars("_.-019")
                .ofMinLength(0)
                .ofMaxLength(12)
                .map(tail -> "k" + tail);
        Arbitrary<String> values = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        3,
                        Arbitraries.strings()
                                .withChars(SPECIAL)
                                .withChars("abc")
                                .ofMaxLength(30)),
                net.jqwik.api.Tuple.of(
                        1,
                        Arbitraries.strings()
                                .all()
                                .ofMaxLength(30)
                                .filter(text -> text.indexOf('\0') < 0
                                        && text.codePoints()
                                                .noneMatch(c -> Character.getType(c) == Character.SURROGATE))));
        return Arbitraries.maps(names, values).ofMaxSize(8);
    }

    @Property
    void valuesInDoubleQuotesComeBackTheSame(@ForAll("pairs") Map<String, String> pairs) {
        StringBuilder file = new StringBuilder();
        pairs.forEach((name, value) -> file.append(name)
                .append("=\"")
                .append(value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n"))
                .append("\" # note\n"));

        assertThat(Found.in(ImportFormat.ENV, file.toString())).isEqualTo(new Found(pairs, List.of()));
    }

    @Property
    void valuesInQuotesWithoutEscapesComeBackTheSame(@ForAll("pairs") Map<String, String> pairs) {
        for (String quote : new String[] {"'", "`"}) {
            StringBuilder file = new StringBuilder();
            Map<String, String> expected = new java.util.HashMap<>();
            pairs.forEach((name, value) -> {
                String plain = value.replace(quote, "").replace("\r", "");
                expected.put(name, plain);
                file.append("export ")
                        .append(name)
                        .append('=')
                        .append(quote)
                        .append(plain)
                        .append(quote)
                        .append("\r\n");
            });

            assertThat(Found.in(ImportFormat.ENV, file.toString())).isEqualTo(new Found(expected, List.of()));
        }
    }

    @Property
    void whatPropertiesStoreComesBackTheSame(@ForAll("pairs") Map<String, String> pairs) throws IOException {
        Properties properties = new Properties();
        properties.putAll(pairs);
        StringWriter file = new StringWriter();
        properties.store(file, "a comment");

        assertThat(Found.in(ImportFormat.PROPERTIES, file.toString())).isEqualTo(new Found(pairs, List.of()));
    }

    @Property
    void membersOfAJsonObjectComeBackTheSame(@ForAll("pairs") Map<String, String> pairs) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        pairs.forEach(json::add);

        assertThat(Found.in(ImportFormat.JSON, json.build().toString())).isEqualTo(new Found(pairs, List.of()));
    }

    @Property(tries = 2000)
    void anyBytesGiveKeysAndWrongLinesOrAFault(@ForAll("soups") byte[] bytes, @ForAll ImportFormat format) {
        try {
            Parsed parsed = format.parse(bytes);

            long lines = 2
                    + new String(bytes, StandardCharsets.UTF_8)
                            .chars()
                            .filter(c -> c == '\n' || c == '\r')
                            .count();
            assertThat(parsed.wrongLines()).allMatch(wrong -> wrong.line() >= 1 && wrong.line() <= lines);
        } catch (FaultException e) {
            assertThat(e.fault().code()).startsWith("STR-024");
        }
    }

    @Provide
    Arbitrary<byte[]> soups() {
        Arbitrary<byte[]> text = Arbitraries.strings()
                .withChars(SPECIAL + "AB#-export")
                .ofMaxLength(80)
                .map(soup -> soup.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(text, Arbitraries.bytes().array(byte[].class).ofMaxSize(60));
    }
}
