package io.github.strongroom.api;

import io.github.strongroom.secret.SecretSummary;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes metadata as it is read. In a table no cell can be a formula, whoever wrote its text. */
final class SecretExport {

    private static final String[] COLUMNS = {
        "name",
        "kind",
        "type",
        "category",
        "description",
        "owner",
        "tags",
        "status",
        "version",
        "createdAt",
        "createdBy",
        "changedAt",
        "changedBy",
        "valueChangedAt",
        "activeFrom",
        "expiresAt",
        "rotateEvery",
        "certificateExpiresAt"
    };

    private SecretExport() {}

    static long json(ExportFormat.Found found, OutputStream out) {
        try (JsonGenerator json = Json.createGenerator(out)) {
            json.writeStartObject().writeStartArray("secrets");
            long count = found.each(secret -> json.write(SecretJson.of(secret)));
            json.writeEnd().write("count", count).writeEnd();
            return count;
        }
    }

    static long csv(ExportFormat.Found found, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter table = CSVFormat.RFC4180.builder().setHeader(COLUMNS).get().print(text);
        long count = found.each(secret -> print(table, secret));
        table.flush();
        return count;
    }

    private static void print(CSVPrinter table, SecretSummary secret) {
        try {
            table.printRecord(cells(secret).stream().map(FormulaSafe::text).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(SecretSummary secret) {
        return List.of(
                secret.name(),
                word(secret.kind()),
                word(secret.type()),
                secret.category(),
                secret.description(),
                secret.owner(),
                secret.tags().stream().sorted().collect(Collectors.joining(",")),
                word(secret.status()),
                Integer.toString(secret.version()),
                time(secret.createdAt()),
                secret.createdBy(),
                time(secret.changedAt()),
                secret.changedBy(),
                time(secret.valueChangedAt()),
                time(secret.activeFrom()),
                time(secret.expiresAt()),
                secret.rotateEvery() == null ? "" : secret.rotateEvery().toString(),
                time(secret.certificateExpiresAt()));
    }

    private static String time(OffsetDateTime time) {
        return time == null ? "" : time.toInstant().toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
