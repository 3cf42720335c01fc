package io.github.strongroom.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesFileTest {

    private static Found found(String text) {
        return Found.in(ImportFormat.PROPERTIES, text);
    }

    @Test
    void rulesAreThoseOfJava() {
        Found found =
                found("# no\n! no\na=1\nb : two words \nc three\nd = x\\\n    y\ne\\ f=\\u00e4\\t\ng\\:h=i=j\nk\n");

        assertThat(found)
                .isEqualTo(new Found(
                        Map.of(
                                "a",
                                "1",
                                "b",
                                "two words ",
                                "c",
                                "three",
                                "d",
                                "xy",
                                "e f",
                                "ä\t",
                                "g:h",
                                "i=j",
                                "k",
                                ""),
                        List.of()));
    }

    @Test
    void umlautsAreReadAsUtf8() {
        assertThat(found("gruß=grün 😀").values()).isEqualTo(Map.of("gruß", "grün 😀"));
    }

    @Test
    void byteOrderMarkAndCarriageReturnsAreNoPartOfNamesAndValues() {
        assertThat(found("\uFEFFa=1\r\nb=2\r\nc=3\rd=4").values())
                .isEqualTo(Map.of("a", "1", "b", "2", "c", "3", "d", "4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void repeatedKeysAndTheirLinesAreKnown(String end) {
        String text = String.join(end, "a=1", "", "# note", "b=x\\", "  y", "a=2", "c=3");

        Parsed parsed = ImportFormat.PROPERTIES.parse(text.getBytes(StandardCharsets.UTF_8));

        assertThat(parsed.entries()).extracting(Parsed.Entry::key).containsExactly("a", "b", "a", "c");
        assertThat(parsed.entries()).extracting(Parsed.Entry::line).containsExactly(1, 5, 6, 7);
    }

    @Test
    void brokenEscapeCostsItsOwnLineAlone() {
        Found found = found("a=1\nb=\\u12x4 canary\nc=3\r\nd=\\uZ\r\ne=5\nf=\\u");

        assertThat(found).isEqualTo(new Found(Map.of("a", "1", "c", "3", "e", "5"), List.of(2, 4, 6)));
    }
}
