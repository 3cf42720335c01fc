package io.github.strongroom.api;

import io.github.strongroom.audit.AuditSlice;
import io.github.strongroom.audit.VerifyReport;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.Finding;
import io.github.strongroom.trail.TrailEvent;
import io.github.strongroom.trail.TrailTime;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** The audit trail as JSON. A field has the text that is hashed; whole numbers are numbers. */
final class AuditJson {

    private static final Set<String> NUMBERS = Set.of("sequence", "targetVersion", "count");
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private AuditJson() {}

    static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    static JsonObject of(AuditSlice slice) {
        JsonArrayBuilder rows = JSON.createArrayBuilder();
        slice.rows().forEach(row -> rows.add(addTo(object(), row.toTrailEvent())));
        JsonObjectBuilder json = object().add("rows", rows);
        if (slice.next() != null) {
            json.add("next", slice.next());
        }
        return json.build();
    }

    /** Adds the fields that the event has. */
    static JsonObjectBuilder addTo(JsonObjectBuilder json, TrailEvent event) {
        for (int i = 0; i < TrailEvent.FIELDS.size(); i++) {
            String field = TrailEvent.FIELDS.get(i);
            String value = event.values().get(i);
            if (value != null && NUMBERS.contains(field)) {
                json.add(field, Long.parseLong(value));
            } else if (value != null) {
                json.add(field, value);
            }
        }
        return json;
    }

    static JsonObjectBuilder of(Checkpoint checkpoint) {
        return object().add("position", checkpoint.position())
                .add("head", checkpoint.head())
                .add("at", TrailTime.text(checkpoint.at()))
                .add("signature", Base64.getEncoder().encodeToString(checkpoint.signature()));
    }

    static JsonObject of(VerifyReport report) {
        JsonObjectBuilder json = object().add("intact", report.isIntact());
        report.finding().ifPresent(finding -> json.add("finding", of(finding)));
        return json.add("rows", report.chain().links())
                .add("checkpoints", report.chain().checkpoints())
                .add("position", report.chain().position())
                .add("signedUpTo", report.chain().signedUpTo())
                .add("head", report.chain().head())
                .add("rejected", report.rejected())
                .add("unchained", report.unchained())
                .build();
    }

    private static JsonObjectBuilder of(Finding finding) {
        JsonObjectBuilder json = object().add("kind", finding.kind().name().toLowerCase(java.util.Locale.ROOT))
                .add("position", finding.position());
        if (finding.sequence() != null) {
            json.add("sequence", Long.parseLong(finding.sequence()));
        }
        return json.add("text", finding.text());
    }
}
