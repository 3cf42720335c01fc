package io.github.strongroom.api;

import io.github.strongroom.transfer.ImportPlan;
import io.github.strongroom.transfer.ImportRow;
import io.github.strongroom.transfer.WrongLine;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** What an import does, or did, as JSON: no value is in it. */
final class ImportJson {

    private ImportJson() {}

    static JsonObject of(ImportPlan plan, ImportPlan.Counts counts, boolean dryRun) {
        JsonArrayBuilder keys = NewJson.array();
        plan.rows(null).forEach(row -> keys.add(of(row)));
        JsonArrayBuilder wrongLines = NewJson.array();
        plan.wrongLines().forEach(line -> wrongLines.add(of(line)));
        return NewJson.object()
                .add("dryRun", dryRun)
                .add("counts", of(counts))
                .add("keys", keys)
                .add("wrongLines", wrongLines)
                .build();
    }

    private static JsonObjectBuilder of(ImportPlan.Counts counts) {
        return NewJson.object()
                .add("keys", counts.keys())
                .add("new", counts.created())
                .add("changed", counts.changed())
                .add("same", counts.same())
                .add("refused", counts.refused())
                .add("duplicate", counts.repeated())
                .add("excluded", counts.excluded())
                .add("wrongLines", counts.wrongLines());
    }

    private static JsonObjectBuilder of(ImportRow row) {
        JsonObjectBuilder json = NewJson.object()
                .add("key", row.getKey())
                .add("outcome", word(row.getOutcome()))
                .add("included", row.isIncluded())
                .add("name", row.getName())
                .add("kind", word(row.getKind()));
        if (row.getType() != null) {
            json.add("type", word(row.getType()));
        }
        if (!row.getCategory().isEmpty()) {
            json.add("category", row.getCategory());
        }
        if (row.getLine() > 0) {
            json.add("line", row.getLine());
        }
        if (!row.getPlace().isEmpty()) {
            json.add("place", row.getPlace());
        }
        if (row.getCode() != null) {
            json.add("code", row.getCode()).add("message", row.getMessage());
        }
        return json;
    }

    private static JsonObjectBuilder of(WrongLine line) {
        return NewJson.object()
                .add("line", line.line())
                .add("code", line.code())
                .add("message", line.message());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
