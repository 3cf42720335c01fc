package io.github.strongroom.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {

    private static final Path CORPUS = Path.of("../../shared/corpus");

    private static Found found(String text) {
        return Found.in(ImportFormat.ENV, text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "A=one|one",
                "A = one |one",
                "export A=one|one",
                "export\tA='one'|one",
                "  A=one two  |one two",
                "A='single # no comment'|single # no comment",
                "A=`it's \"both\"`|it's \"both\"",
                "A=\"double \\\"quoted\\\" \\\\ \\$x\"|double \"quoted\" \\ $x",
                "A='C:\\'|C:\\",
                "A=\"unknown \\d stays\"|unknown \\d stays",
                "A=\"it's\"|it's",
                "A=pa#ss|pa#ss",
                "A=#fff|#fff",
                "A=pass # comment|pass",
                "A='pass' # comment|pass",
                "A=\"  kept  \"|  kept  ",
                "A=a=b==|a=b==",
                "A=${HOME} $X `|${HOME} $X `",
                "A=it's|it's",
                "A=say \"hi\"|say \"hi\"",
                "A=😀|😀",
            })
    void valueIsWhatStandsThere(String line, String value) {
        Found found = found(line);

        assertThat(found.wrongLines()).isEmpty();
        assertThat(found.values()).isEqualTo(Map.of("A", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=", "A= ", "A=''", "A=\"\"", "A= # nothing", "A=\n"})
    void valueMayBeEmpty(String line) {
        assertThat(found(line)).isEqualTo(new Found(Map.of("A", ""), List.of()));
    }

    @Test
    void commentsAndEmptyLinesAreNothing() {
        assertThat(found("# a\n\n   \n\t# b\n#c=d\nA=1\n# end").values()).isEqualTo(Map.of("A", "1"));
    }

    @Test
    void byteOrderMarkAndCarriageReturnsAreNoPartOfNamesAndValues() {
        Found found = found("\uFEFFA=1\r\nB=\"two\r\nlines\"\r\nC='x'\r\n");

        assertThat(found).isEqualTo(new Found(Map.of("A", "1", "B", "two\nlines", "C", "x"), List.of()));
    }

    @Test
    void valueInQuotesMayHaveSeveralLines() {
        String pem = "-----BEGIN PRIVATE KEY-----\nMIIE+/=\n-----END PRIVATE KEY-----";

        for (String quote : new String[] {"\"", "'", "`"}) {
            Found found = found("A=1\nKEY=" + quote + pem + quote + " # key\nB=2\n");
            assertThat(found.values()).isEqualTo(Map.of("A", "1", "KEY", pem, "B", "2"));
        }
    }

    @Test
    void linesAreCountedAcrossValuesOfSeveralLines() {
        Parsed parsed = ImportFormat.ENV.parse("A='1\n2\r\n3'\r\nB=4\n\n?\nC=5".getBytes(StandardCharsets.UTF_8));

        assertThat(parsed.entries()).extracting(Parsed.Entry::line).containsExactly(3, 4, 7);
        assertThat(parsed.wrongLines()).extracting(WrongLine::line).containsExactly(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no equals sign",
                "=value",
                "1A=x",
                "A",
                "export A",
                "A-B C=1",
                "A='x' y",
                "A=\"x\"y",
                "A: yaml",
                "A='open",
                "A=\"open \\\"",
                "A=`open",
                "ä=1"
            })
    void wrongLineIsToldByItsNumberAndStopsNoOther(String wrong) {
        Found found = found("BEFORE=1\n" + wrong + "\nAFTER=2\n");

        assertThat(found).isEqualTo(new Found(Map.of("BEFORE", "1", "AFTER", "2"), List.of(2)));
    }

    @Test
    void openQuoteThatMeetsOneOfALaterLineCostsItsOwnLineAlone() {
        assertThat(found("A=\"open\nB=\"two\"\nC=3")).isEqualTo(new Found(Map.of("B", "two", "C", "3"), List.of(1)));
    }

    @Test
    void keyOfSeveralLinesWithoutQuotesIsOneWrongLineAndNoPieceOfItBecomesAName() {
        Found found = found("A=-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN\nabc=\n-----END PRIVATE KEY-----\nB=1\n");

        assertThat(found).isEqualTo(new Found(Map.of("B", "1"), List.of(1)));
    }

    @Test
    void textOfAWrongLineIsToldNowhere() {
        PrintStream console = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Parsed parsed =
                    ImportFormat.ENV.parse("A='canary\ncanary canary\nB=\"x\"canary".getBytes(StandardCharsets.UTF_8));
            assertThat(parsed.wrongLines())
                    .hasSize(3)
                    .noneMatch(line -> line.toString().contains("canary"));
        } finally {
            System.setErr(console);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void repeatedKeysAreAllThere() {
        Parsed parsed = ImportFormat.ENV.parse("A=1\nA=2\n".getBytes(StandardCharsets.UTF_8));

        assertThat(parsed.entries()).extracting(Parsed.Entry::key).containsExactly("A", "A");
    }

    @ParameterizedTest
    @CsvSource({"sentry-self-hosted.env, 22, 0", "frappe-docker.env, 21, 13"})
    void everyPairOfTheCorpusIsRead(String file, int keys, int empty) throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "SKIPPED: the corpus is not part of the project and not beside it");

        Found found = Found.of(ImportFormat.ENV.parse(Files.readAllBytes(CORPUS.resolve(file))));

        assertThat(found.wrongLines()).isEmpty();
        assertThat(found.values()).hasSize(keys);
        assertThat(found.values().values()).filteredOn(String::isEmpty).hasSize(empty);
    }
}
