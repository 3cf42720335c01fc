package io.github.strongroom.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says of a file, and with which exit code. Line 1 is the header, so row n is line n + 1 up to the first checkpoint. */
class VerifyAuditTest {

    @TempDir
    private Path directory;

    private final MadeExport export = new MadeExport(25, 10);
    private Path file;
    private Path key;
    private String said;

    @BeforeEach
    void export() throws IOException {
        file = directory.resolve("trail.jsonl");
        key = directory.resolve("public.pem");
        export.writeTo(file);
        Files.writeString(key, export.pem());
        // up to the last checkpoint, as Strongroom exports it
        change(lines -> lines.removeIf(line -> line.contains("\"position\":2") && positionOf(line) > 20));
        replace("\"rows\":25", "\"rows\":20");
    }

    private static int positionOf(String line) {
        return Integer.parseInt(line.replaceAll(".*\"position\":(\\d+).*", "$1"));
    }

    @Test
    void trailThatNobodyTouchedIsIntact() {
        assertThat(verify()).isZero();
        assertThat(said).contains("INTACT. 20 rows, positions 1 to 20, 2 checkpoints.", "Signed up to the last row");
    }

    @Test
    void compressedFileIsReadAsItIs() throws IOException {
        byte[] plain = Files.readAllBytes(file);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(plain);
        }

        assertThat(verify()).isZero();
    }

    @Test
    void compressedFileThatWasCutIsSaidToBe() throws IOException {
        byte[] plain = Files.readAllBytes(file);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        Files.write(file, java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

        assertThat(verify()).isEqualTo(2);
        assertThat(said).contains("the file was cut, or its download broke off");
    }

    @Test
    void editedRowIsNamedByPositionAndSequence() throws IOException {
        replace("ticket 7\"", "ticket 8\"");

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("TAMPERED. EDITED, row at position 7 (sequence 14): it does not say what it said");
    }

    @Test
    void memberThatNoRowHasIsTampering() throws IOException {
        replace("\"reason\":\"ticket 7\"", "\"reason\":\"ticket 7\",\"note\":\"x\"");

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("EDITED, row at position 7", "'note', which no row has");
    }

    @Test
    void memberThatIsThereTwiceIsTampering() throws IOException {
        replace("\"reason\":\"ticket 7\"", "\"reason\":\"ticket 8\",\"reason\":\"ticket 7\"");

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("EDITED, row at position 7", "'reason' twice");
    }

    @Test
    void removedRowIsNamed() throws IOException {
        change(lines -> lines.remove(5));

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("REMOVED, row at position 5");
    }

    @Test
    void insertedRowIsNamed() throws IOException {
        change(lines -> lines.add(5, lines.get(4)));

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("INSERTED, row at position 4");
    }

    @Test
    void movedRowIsNamed() throws IOException {
        change(lines -> Collections.swap(lines, 5, 6));

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("REORDERED, row at position 5");
    }

    @Test
    void endThatWasCutOffWithItsCheckpointIsMissedByTheCount() throws IOException {
        change(lines -> lines.subList(12, lines.size() - 1).clear());

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("CUT, row at position 11", "counts 20 rows, and the file has 10");
    }

    @Test
    void endThatWasCutOffWithItsCheckpointAndItsCountIsMissedByTheExpectedHead() throws IOException {
        change(lines -> lines.subList(12, lines.size() - 1).clear());
        replace("\"rows\":20,\"checkpoints\":2", "\"rows\":10,\"checkpoints\":1");

        assertThat(verify()).isZero();
        assertThat(verify("--expect-head", export.head())).isEqualTo(1);
        assertThat(said).contains("CUT, row at position 11", "head that was expected");
    }

    @Test
    void trailWithoutACheckpointAtItsEndIsNotIntact() throws IOException {
        change(lines -> lines.remove(lines.size() - 2));
        replace("\"checkpoints\":2", "\"checkpoints\":1");

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("UNSIGNED, row at position 11");
    }

    @Test
    void fileWithoutItsLastLineIsCut() throws IOException {
        change(lines -> lines.remove(lines.size() - 1));

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("CUT, row at position 21", "ends without its last line");
    }

    @Test
    void rowBehindTheLastLineIsTampering() throws IOException {
        change(lines -> lines.add(lines.get(3)));

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("INSERTED", "stands behind the end");
    }

    @Test
    void otherKeyIsSaidToBeAnother() throws IOException {
        Files.writeString(key, new MadeExport(1, 1).pem());

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("SIGNATURE, row at position 10", "names another public key");
    }

    @Test
    void filteredExportIsNotCalledIntact() throws IOException {
        filter();

        assertThat(verify()).isEqualTo(3);
        assertThat(said).contains("FILTERED (actor=admin)", "cannot be proven");
    }

    @Test
    void editedRowOfAFilteredExportIsNamed() throws IOException {
        filter();
        replace("ticket 7\"", "ticket 8\"");

        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains("EDITED, row at position 7");
    }

    @Test
    void expectedHeadNeedsAllRows() throws IOException {
        filter();

        assertThat(verify("--expect-head", export.head())).isEqualTo(2);
        assertThat(said).contains("without a filter");
    }

    private void filter() throws IOException {
        replace("\"filter\":null", "\"filter\":\"actor=admin\"");
        change(lines -> {
            lines.removeIf(line -> line.contains("\"type\":\"checkpoint\""));
            lines.remove(4);
        });
        replace("\"rows\":20,\"checkpoints\":2", "\"rows\":19,\"checkpoints\":0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello\n",
                "[1, 2]\n",
                "{\"type\":\"row\"}\n",
                "{\"a\":\n",
                "position,hash,sequence\r\n1,2,3\r\n"
            })
    void whatIsNoTrailCannotBeRead(String content) throws IOException {
        Files.writeString(file, content);

        assertThat(verify()).isEqualTo(2);
        assertThat(said).startsWith("CANNOT BE READ. ").doesNotContain("Exception");
    }

    @Test
    void lineThatIsNotJsonIsNamed() throws IOException {
        change(lines -> lines.set(6, "{\"type\":\"row\",\"position\":6 oops}"));

        assertThat(verify()).isEqualTo(2);
        assertThat(said).contains("Line 7 is not JSON");
    }

    @Test
    void lineThatEndsInItsMiddleIsSaidToBeCut() throws IOException {
        String content = Files.readString(file);
        Files.writeString(file, content.substring(0, content.length() / 2));

        assertThat(verify()).isEqualTo(2);
        assertThat(said).contains("ends in its middle");
    }

    @Test
    void hugeLineIsRefusedAndNotHeld() throws IOException {
        change(lines -> lines.set(6, "{\"type\":\"row\",\"reason\":\"" + "x".repeat(3 << 20) + "\"}"));

        assertThat(verify()).isEqualTo(2);
        assertThat(said).contains("Line 7 is longer than any line of an export").hasSizeLessThan(500);
    }

    @Test
    void fileOfAnotherVersionNeedsItsOwnVerifier() throws IOException {
        replace("\"version\":1", "\"version\":2");

        assertThat(verify()).isEqualTo(2);
        assertThat(said).contains("version 2");
    }

    @Test
    void whatIsNoKeyIsSaidToBe() throws IOException {
        Files.writeString(key, "-----BEGIN CERTIFICATE-----\n");

        assertThat(verify()).isEqualTo(2);
        assertThat(said).contains("key file", "BEGIN PUBLIC KEY");
    }

    @Test
    void missingFilesAndWordsAreNamed() throws IOException {
        assertThat(run("--key", key.toString())).isEqualTo(2);
        assertThat(said).contains("Give the exported file");
        assertThat(run(file.toString())).isEqualTo(2);
        assertThat(said).contains("Give --key");
        assertThat(run(directory.resolve("none").toString(), "--key", key.toString()))
                .isEqualTo(2);
        assertThat(said).contains("none cannot be read");
        assertThat(run(file.toString(), "--key", directory.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(said).contains("key file");
        assertThat(verify("--expect-head", "abc")).isEqualTo(2);
        assertThat(said).contains("64 hexadecimal digits");
        assertThat(verify("--what")).isEqualTo(2);
        assertThat(said).contains("no option --what");
        assertThat(run("--help")).isZero();
    }

    private int verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of(file.toString(), "--key", key.toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = VerifyAudit.run(List.of(arguments), out, out);
        said = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    private interface Change {
        void on(List<String> lines);
    }

    private void change(Change change) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        change.on(lines);
        Files.write(file, lines);
    }

    private void replace(String old, String replacement) throws IOException {
        UnaryOperator<String> replacing = content -> content.replace(old, replacement);
        String content = Files.readString(file);
        assertThat(content).contains(old);
        Files.writeString(file, replacing.apply(content));
    }
}
