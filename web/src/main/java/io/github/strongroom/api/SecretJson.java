package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.secret.GeneratedValue;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.Origin;
import io.github.strongroom.secret.SecretDraft;
import io.github.strongroom.secret.SecretPage;
import io.github.strongroom.secret.SecretQuery;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.ValueRule;
import io.github.strongroom.secret.ValueType;
import io.github.strongroom.secret.VersionSummary;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Secrets as JSON: drafts come in, metadata goes out. */
final class SecretJson {

    private static final Set<String> MEMBERS = Set.of(
            "value",
            "generate",
            "reason",
            "kind",
            "type",
            "category",
            "description",
            "owner",
            "tags",
            "activeFrom",
            "expiresAt",
            "rotateEvery",
            "maxVersions",
            "rule");

    private static final Set<String> GENERATE_MEMBERS = Set.of("kind", "length");
    private static final String TIME = "a time such as 2026-12-31T00:00:00Z, or null.";

    private SecretJson() {}

    static SecretDraft draft(InputStream content) {
        JsonBody body = JsonBody.read(content, MEMBERS);
        List<String> tags = body.texts("tags");
        return SecretDraft.builder()
                .value(value(body))
                .origin(body.object("generate", GENERATE_MEMBERS) == null ? Origin.TYPED : Origin.GENERATED)
                .reason(body.text("reason"))
                .kind(Parameter.of("kind", body.text("kind"), Kind.class))
                .type(Parameter.of("type", body.text("type"), ValueType.class))
                .category(body.text("category"))
                .description(body.text("description"))
                .owner(body.text("owner"))
                .tags(tags == null ? null : new LinkedHashSet<>(tags))
                .activeFrom(body.removable("activeFrom", OffsetDateTime::parse, TIME))
                .expiresAt(body.removable("expiresAt", OffsetDateTime::parse, TIME))
                .rotateEvery(
                        body.removable("rotateEvery", Period::parse, "a period of ISO 8601 such as P90D, or null."))
                .maxVersions(body.removableNumber("maxVersions"))
                .rule(body.has("rule") ? rule(body) : null)
                .build();
    }

    private static SecretValue value(JsonBody body) {
        String text = body.text("value");
        JsonBody generate = body.object("generate", GENERATE_MEMBERS);
        if (generate != null) {
            if (text != null) {
                throw Fault.FIELD_INVALID.with("generate", "give it or a value, not both.");
            }
            return generated(generate);
        }
        return text == null ? null : SecretValue.of(text).orElseThrow(Fault.VALUE_NOT_TEXT::with);
    }

    private static SecretValue generated(JsonBody generate) {
        GeneratedValue kind = Parameter.of("kind", generate.text("kind"), GeneratedValue.class);
        Integer length = generate.number("length");
        return (kind == null ? GeneratedValue.PASSWORD : kind)
                .of(length == null ? GeneratedValue.DEFAULT_LENGTH : length);
    }

    private static ValueRule rule(JsonBody body) {
        JsonBody rule = body.object("rule", Set.of("minLength", "pattern"));
        return rule == null ? ValueRule.NONE : new ValueRule(rule.number("minLength"), rule.text("pattern"));
    }

    static JsonObject of(SecretSummary secret) {
        JsonObjectBuilder json = NewJson.object()
                .add("name", secret.name())
                .add("kind", word(secret.kind()))
                .add("type", word(secret.type()))
                .add("category", secret.category())
                .add("description", secret.description())
                .add("owner", secret.owner())
                .add("tags", words(secret.tags()))
                .add("status", word(secret.status()))
                .add(
                        "flags",
                        words(secret.flags().stream().map(SecretJson::word).toList()))
                .add("version", secret.version())
                .add("valueChangedAt", time(secret.valueChangedAt()))
                .add("maxVersions", secret.maxVersions())
                .add("createdAt", time(secret.createdAt()))
                .add("createdBy", secret.createdBy())
                .add("changedAt", time(secret.changedAt()))
                .add("changedBy", secret.changedBy());
        addTime(json, "activeFrom", secret.activeFrom());
        addTime(json, "expiresAt", secret.expiresAt());
        addTime(json, "certificateExpiresAt", secret.certificateExpiresAt());
        Optional.ofNullable(secret.rotateEvery()).ifPresent(p -> json.add("rotateEvery", p.toString()));
        Optional.of(secret.rule()).filter(rule -> rule != ValueRule.NONE).ifPresent(rule -> json.add("rule", of(rule)));
        Optional.ofNullable(secret.deletion())
                .ifPresent(deletion -> json.add("deletedAt", time(deletion.at()))
                        .add("deletedBy", deletion.by())
                        .add("restorableUntil", time(deletion.restorableUntil())));
        return json.build();
    }

    private static JsonObjectBuilder of(ValueRule rule) {
        JsonObjectBuilder json = NewJson.object();
        Optional.ofNullable(rule.minLength()).ifPresent(length -> json.add("minLength", length));
        Optional.ofNullable(rule.pattern()).ifPresent(pattern -> json.add("pattern", pattern));
        return json;
    }

    static JsonObject of(VersionSummary version) {
        JsonObjectBuilder json = NewJson.object()
                .add("version", version.number())
                .add("current", version.current())
                .add("createdAt", time(version.createdAt()))
                .add("createdBy", version.createdBy())
                .add("origin", word(version.origin()))
                .add("fingerprint", version.fingerprint());
        Optional.ofNullable(version.reason()).ifPresent(reason -> json.add("reason", reason));
        Optional.ofNullable(version.restoredFrom()).ifPresent(from -> json.add("restoredFrom", from));
        Optional.ofNullable(version.sameAs()).ifPresent(same -> json.add("sameAs", same));
        addTime(json, "destroyedAt", version.destroyedAt());
        return json.build();
    }

    private static String time(OffsetDateTime time) {
        return time.toInstant().toString();
    }

    private static void addTime(JsonObjectBuilder json, String member, OffsetDateTime time) {
        Optional.ofNullable(time).ifPresent(t -> json.add(member, time(t)));
    }

    private static JsonArrayBuilder words(Collection<String> words) {
        return NewJson.array(words.stream().sorted().toList());
    }

    static JsonObject of(SecretPage page, SecretQuery query) {
        JsonArrayBuilder secrets = NewJson.array();
        page.secrets().forEach(secret -> secrets.add(of(secret)));
        return NewJson.object()
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
