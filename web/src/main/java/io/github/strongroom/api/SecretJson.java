package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.SecretDraft;
import io.github.strongroom.secret.SecretPage;
import io.github.strongroom.secret.SecretQuery;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.ValueType;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Secrets as JSON: drafts come in, metadata goes out. */
final class SecretJson {

    private static final Set<String> MEMBERS =
            Set.of("value", "kind", "type", "category", "description", "owner", "tags", "expiresAt", "rotateEvery");

    private SecretJson() {}

    static SecretDraft draft(InputStream content) {
        JsonBody body = JsonBody.read(content, MEMBERS);
        List<String> tags = body.texts("tags");
        return new SecretDraft(
                value(body),
                Parameter.of("kind", body.text("kind"), Kind.class),
                Parameter.of("type", body.text("type"), ValueType.class),
                body.text("category"),
                body.text("description"),
                body.text("owner"),
                tags == null ? null : new LinkedHashSet<>(tags),
                body.removable("expiresAt", OffsetDateTime::parse, "a time such as 2026-12-31T00:00:00Z, or null."),
                body.removable("rotateEvery", Period::parse, "a period of ISO 8601 such as P90D, or null."));
    }

    private static SecretValue value(JsonBody body) {
        String text = body.text("value");
        return text == null ? null : SecretValue.of(text).orElseThrow(Fault.VALUE_NOT_TEXT::with);
    }

    static JsonObject of(SecretSummary secret) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("name", secret.name())
                .add("kind", word(secret.kind()))
                .add("type", word(secret.type()))
                .add("category", secret.category())
                .add("description", secret.description())
                .add("owner", secret.owner())
                .add(
                        "tags",
                        Json.createArrayBuilder(secret.tags().stream().sorted().toList()))
                .add("status", word(secret.status()))
                .add("version", secret.version())
                .add("createdAt", secret.createdAt().toInstant().toString())
                .add("createdBy", secret.createdBy())
                .add("changedAt", secret.changedAt().toInstant().toString())
                .add("changedBy", secret.changedBy());
        Optional.ofNullable(secret.expiresAt())
                .ifPresent(t -> json.add("expiresAt", t.toInstant().toString()));
        Optional.ofNullable(secret.rotateEvery()).ifPresent(p -> json.add("rotateEvery", p.toString()));
        return json.build();
    }

    static JsonObject of(SecretPage page, SecretQuery query) {
        JsonArrayBuilder secrets = Json.createArrayBuilder();
        page.secrets().forEach(secret -> secrets.add(of(secret)));
        return Json.createObjectBuilder()
                .add("secrets", secrets)
                .add("total", page.total())
                .add("page", query.page())
                .add("size", query.size())
                .build();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
