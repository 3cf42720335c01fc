package io.github.strongroom.console;

import io.github.strongroom.secret.SecretSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What two editors made of one secret: what the second typed beside what the first stored, field by field where they differ.
 * It knows of values only whether they were changed.
 */
public class SecretConflict {

    private static final String NOTHING = "–";

    private final SecretSummary current;
    private final List<Row> rows = new ArrayList<>();

    /**
     * A field on both sides.
     *
     * @param by who changed it: you, them, or both
     */
    public record Row(String field, String typed, String stored, String by) {}

    /**
     * Lays both sides beside each other.
     *
     * @param seen the state that the second editor began with
     * @param current what is stored now
     * @param value what the second editor did to the value, in words; {@code null} for nothing
     */
    SecretConflict(SecretForm form, SecretSummary seen, SecretSummary current, String value) {
        this.current = current;
        addValue(seen, value);
        addStatus(seen);
        Map<String, String> before = SecretForm.of(seen).fields();
        Map<String, String> stored = SecretForm.of(current).fields();
        form.fields().forEach((field, typed) -> {
            if (!typed.equals(stored.get(field))) {
                String by =
                        by(!typed.equals(before.get(field)), !stored.get(field).equals(before.get(field)));
                rows.add(new Row(field, shown(typed), shown(stored.get(field)), by));
            }
        });
    }

    private void addValue(SecretSummary seen, String value) {
        boolean theirs = current.version() != seen.version();
        if (theirs || value != null) {
            rows.add(new Row(
                    "Value",
                    value == null ? "not changed by you: the stored one stays" : value,
                    theirs ? "changed by them: version " + current.version() : "not changed: version " + seen.version(),
                    by(value != null, theirs)));
        }
    }

    private void addStatus(SecretSummary seen) {
        if (current.status() != seen.status()) {
            rows.add(
                    new Row("Status", "not part of this form", LabelConverter.word(current.status()), by(false, true)));
        }
    }

    private static String by(boolean yours, boolean theirs) {
        if (yours) {
            return theirs ? "both" : "you";
        }
        return "them";
    }

    private static String shown(String text) {
        return text.isEmpty() ? NOTHING : text;
    }

    /** What is stored now. */
    public SecretSummary getCurrent() {
        return current;
    }

    public List<Row> getRows() {
        return rows;
    }
}
