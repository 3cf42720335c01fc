package io.github.strongroom.api;

import io.github.strongroom.rotation.KeyReport;
import io.github.strongroom.rotation.KeyUse;
import io.github.strongroom.rotation.Rewrap;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** Master keys, by their ids, and the rewrap as JSON. */
final class KeyJson {

    private KeyJson() {}

    static JsonObject of(KeyReport report) {
        return NewJson.object()
                .add("current", report.current().id())
                .add("keys", keys(report.keys()))
                .add("auditPublicKey", report.auditPublicKey())
                .build();
    }

    static JsonObject plan(KeyReport report) {
        return NewJson.object()
                .add("dryRun", true)
                .add("target", report.current().id())
                .add("rows", report.rowsMoving())
                .add("moves", keys(report.moving()))
                .add("rowsStaying", report.rowsStaying())
                .add("stays", keys(report.staying()))
                .build();
    }

    private static JsonArrayBuilder keys(List<KeyUse> keys) {
        JsonArrayBuilder array = NewJson.array();
        keys.forEach(key -> array.add(of(key)));
        return array;
    }

    private static JsonObjectBuilder of(KeyUse key) {
        JsonObjectBuilder json = NewJson.object()
                .add("id", key.id())
                .add("standing", key.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .add("versions", key.versions())
                .add("installationKeys", key.installationKeys());
        addTime(json, "firstUsedAt", key.firstUsedAt());
        return json;
    }

    static JsonObject of(Rewrap rewrap) {
        JsonObjectBuilder json = NewJson.object()
                .add("state", rewrap.state().name().toLowerCase(Locale.ROOT))
                .add("target", rewrap.target())
                .add("total", rewrap.total())
                .add("done", rewrap.done())
                .add("failed", rewrap.failed())
                .add("percent", rewrap.percent())
                .add("rowsPerSecond", BigDecimal.valueOf(rewrap.rowsPerSecond()).setScale(1, RoundingMode.HALF_UP))
                .add("worked", rewrap.worked())
                .add("startedBy", rewrap.startedBy());
        if (rewrap.remainingSeconds() >= 0) {
            json.add("remainingSeconds", rewrap.remainingSeconds());
        }
        if (rewrap.server() != null) {
            json.add("server", rewrap.server());
        }
        addTime(json, "startedAt", rewrap.startedAt());
        addTime(json, "changedAt", rewrap.changedAt());
        addTime(json, "finishedAt", rewrap.finishedAt());
        return json.build();
    }

    static JsonObject none() {
        return NewJson.object().add("state", "none").build();
    }

    private static void addTime(JsonObjectBuilder json, String name, OffsetDateTime time) {
        if (time != null) {
            json.add(name, time.toInstant().toString());
        }
    }
}
