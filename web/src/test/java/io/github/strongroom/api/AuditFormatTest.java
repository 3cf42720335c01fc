package io.github.strongroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.audit.AuditFilter;
import io.github.strongroom.audit.StoredLink;
import io.github.strongroom.audit.TrailSink;
import io.github.strongroom.trail.TrailEvent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a row, it is one record in each form, and none that somebody else could have written. */
class AuditFormatTest {

    private static final String HASH = "ab".repeat(32);
    private static final String[] HOSTILE = {
        "=1+1",
        "@SUM(A1);=2",
        "a|b\\|c=d\\=e",
        "x\r\nCEF:0|Strongroom|Strongroom|1|forged|forged|3|act=forged",
        "x\u2028y\u2029z\u0085w\u000b\u000c",
        "\"quoted\", and, commas\"",
        "\u001b[31mred\u0000",
        "{\"type\":\"end\"}\n{\"type\":\"row\"}",
        "\ud83d\ude00 \u202etxt.exe"
    };

    private static TrailEvent event(String text) {
        String[] values = new String[TrailEvent.FIELDS.size()];
        values[0] = "23";
        for (String field : List.of("actor", "action", "target", "outcome", "reason", "userAgent", "code", "server")) {
            values[TrailEvent.FIELDS.indexOf(field)] = text;
        }
        values[TrailEvent.FIELDS.indexOf("at")] = "2026-11-24T08:00:00.123456Z";
        values[TrailEvent.FIELDS.indexOf("address")] = "2001:db8::7";
        values[TrailEvent.FIELDS.indexOf("targetVersion")] = "3";
        return new TrailEvent(Arrays.asList(values));
    }

    private static String written(AuditFormat format, TrailEvent event) throws IOException {
        StringWriter out = new StringWriter();
        TrailSink sink = format.sink(out);
        sink.begin(new TrailSink.Beginning(
                UUID.randomUUID(), "PEM", AuditFilter.NONE, 1, HASH, null, Instant.parse("2026-11-24T08:00:00Z")));
        sink.link(new StoredLink(7, "23", HASH, HASH, null, event, null));
        sink.end(new TrailSink.Counts(1, 0, 0, 0));
        return out.toString();
    }

    private static String[] hostile() {
        return HOSTILE;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void eachRowIsALineOfJsonThatSaysExactlyWhatTheRowSays(String text) throws IOException {
        String[] lines = written(AuditFormat.JSONL, event(text)).split("\\R");

        assertThat(lines).hasSize(3);
        try (JsonReader reader = Json.createReader(new StringReader(lines[1]))) {
            JsonObject row = reader.readObject();
            assertThat(row.getString("type")).isEqualTo("row");
            assertThat(row.getString("reason")).isEqualTo(text);
            assertThat(row.getInt("sequence")).isEqualTo(23);
            assertThat(row.getInt("targetVersion")).isEqualTo(3);
            assertThat(row.containsKey("tokenId")).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void eachRowIsALineOfTheTableAndNoCellAFormula(String text) throws IOException {
        String table = written(AuditFormat.CSV, event(text));

        assertThat(table.split("\\R")).hasSize(2);
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(table))) {
            List<CSVRecord> records = parser.getRecords();
            assertThat(records).hasSize(1);
            assertThat(records.get(0).get("position")).isEqualTo("7");
            assertThat(records.get(0)).allMatch(cell -> cell.isEmpty() || "=+-@".indexOf(cell.charAt(0)) < 0);
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void eachRowIsALineOfEventsWhoseHeaderHasSevenBars(String text) throws IOException {
        String events = written(AuditFormat.CEF, event(text));

        assertThat(events.split("\\R")).hasSize(1);
        assertThat(events).startsWith("CEF:0|Strongroom|Strongroom|1|");
        assertThat(events).contains(" rt=1795507200123 ", " c6a2=2001:db8::7 ", " externalId=23 ", "cn1=7");
    }

    @Test
    void escapesOfCefAreThoseOfItsSpecification() {
        assertThat(AuditCef.header("a|b\\c=d")).isEqualTo("a\\|b\\\\c=d");
        assertThat(AuditCef.header("a\r\nb")).isEqualTo("a b");
        assertThat(AuditCef.extension("a|b\\c=d")).isEqualTo("a|b\\\\c\\=d");
        assertThat(AuditCef.extension("a\r\nb\nc\u2028d")).isEqualTo("a\\nb\\nc\\nd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSONL", "CSV", "CEF"})
    void rowThatIsGoneIsARecordToo(String format) throws IOException {
        String written = written(AuditFormat.valueOf(format), null);

        assertThat(written.lines().filter(line -> line.contains("23"))).hasSize(1);
    }
}
