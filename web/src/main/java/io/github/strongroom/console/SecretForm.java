package io.github.strongroom.console;

import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.Origin;
import io.github.strongroom.secret.SecretDraft;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.ValueType;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The fields of the form for a secret, but for the value: metadata as people type it, and as the vault takes it. */
public class SecretForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private final FormGenerator generator = new FormGenerator();
    private FormSchedule schedule = new FormSchedule();
    private FormPolicy policy = new FormPolicy();
    private String name = "";
    private Kind kind = Kind.SECRET;
    private ValueType type = ValueType.TEXT;
    private String category = "";
    private String description = "";
    private String owner = "";
    private String tags = "";
    private String reason = "";

    static SecretForm of(SecretSummary secret) {
        SecretForm form = new SecretForm();
        form.schedule = FormSchedule.of(secret);
        form.policy = FormPolicy.of(secret);
        form.name = secret.name();
        form.kind = secret.kind();
        form.type = secret.type();
        form.category = secret.category();
        form.description = secret.description();
        form.owner = secret.owner();
        form.tags = String.join(", ", new TreeSet<>(secret.tags()));
        return form;
    }

    /** From now on, what was typed is meant to go over this state of the secret. */
    void standOn(SecretSummary secret) {
        schedule.standOn(secret);
        policy.standOn(secret);
    }

    /**
     * What the form says.
     *
     * @param value {@code null} keeps the stored one
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for a time, a period or a number that is none
     */
    SecretDraft draft(SecretValue value) {
        SecretDraft.Builder draft = SecretDraft.builder()
                .value(value)
                .origin(generator.isWanted() ? Origin.GENERATED : Origin.TYPED)
                .reason(reason)
                .kind(kind)
                .type(type)
                .category(category)
                .description(description)
                .owner(owner)
                .tags(tags(tags));
        schedule.addTo(draft);
        policy.addTo(draft);
        return draft.build();
    }

    /** Tags from a text in which commas separate them. */
    static Set<String> tags(String typed) {
        return Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The fields as people see them, by their labels: to lay two states beside each other. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Type", type.label());
        fields.put("Category", category.strip());
        fields.put("Owner", owner.strip());
        fields.put("Description", description.strip());
        fields.put("Tags", String.join(", ", tags(tags)));
        schedule.describe(fields);
        policy.describe(fields);
        return fields;
    }

    public ValueType[] getTypes() {
        return ValueType.values();
    }

    /** What a value of the chosen type looks like. */
    public String getTypeHint() {
        return TypeHint.of(type);
    }

    public FormGenerator getGenerator() {
        return generator;
    }

    public FormSchedule getSchedule() {
        return schedule;
    }

    public FormPolicy getPolicy() {
        return policy;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name.strip();
    }

    public Kind getKind() {
        return kind;
    }

    public void setKind(Kind kind) {
        this.kind = kind;
    }

    public ValueType getType() {
        return type;
    }

    public void setType(ValueType type) {
        this.type = type;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = TypedValue.withLineFeeds(description);
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(String owner) {
        this.owner = owner;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
