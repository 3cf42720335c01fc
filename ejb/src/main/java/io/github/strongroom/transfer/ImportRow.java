package io.github.strongroom.transfer;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.secret.Expected;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.Origin;
import io.github.strongroom.secret.SecretDraft;
import io.github.strongroom.secret.SecretName;
import io.github.strongroom.secret.Standing;
import io.github.strongroom.secret.StorableValue;
import io.github.strongroom.secret.ValueType;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** A key of an import: what is to become of it, and what an import would do with it now. Its value is for this package alone. */
public final class ImportRow {

    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9_.-]{1,255}");
    private static final Set<Fault> LEFT_ALONE = Set.of(Fault.NAME_RESERVED, Fault.VALUE_EMPTY, Fault.VALUE_UNKNOWN);

    private final int index;
    private final Parsed.Entry entry;
    private final Fingerprint fingerprint;
    private final ImportOptions options;
    private boolean kindGiven;
    private boolean categoryGiven;
    private String name;
    private boolean renamed;
    private Kind kind;
    private ValueType type;
    private String category;
    private boolean included;

    private Outcome outcome;
    private FaultException fault;
    private Standing standing;

    ImportRow(int index, Parsed.Entry entry, Fingerprint fingerprint, ImportOptions options, boolean included) {
        this.index = index;
        this.entry = entry;
        this.fingerprint = fingerprint;
        this.options = options;
        this.name = options.naming().nameOf(entry.key());
        this.kindGiven = options.kind() != null;
        this.categoryGiven = options.category() != null;
        this.included = included;
        suggest();
    }

    private void suggest() {
        Suggestion suggestion = Suggestion.of(entry.key(), entry.value());
        category = categoryGiven ? options.category() : suggestion.category();
        take(kindGiven ? options.kind() : suggestion.kind());
    }

    private void take(Kind chosen) {
        kind = chosen;
        type = Suggestion.typeOf(chosen, entry.value());
    }

    void become(Kind chosen) {
        if (chosen != kind) {
            kindGiven = true;
            take(chosen);
        }
    }

    void rename(String chosen) {
        String stripped = chosen.strip();
        renamed |= !stripped.equals(getName());
        name = stripped.equals(getName()) ? name : stripped;
    }

    void classify(String chosen) {
        if (!chosen.strip().equals(getCategory())) {
            categoryGiven = true;
            category = chosen.strip();
        }
    }

    void include(boolean chosen) {
        included = chosen;
    }

    /** Finds out what an import would do, where this is stored under the name. */
    void judge(Standing stored, Parsed.Entry repeatedBy) {
        standing = stored;
        fault = null;
        if (repeatedBy != null) {
            outcome = Outcome.DUPLICATE;
            fault = Fault.KEY_REPEATED.with(repeatedBy.line());
            return;
        }
        try {
            SecretName.require(name);
            requireFree();
            keepWhatIsStored();
            requireStorable();
            outcome = stored == null ? Outcome.NEW : isSame() ? Outcome.SAME : Outcome.CHANGED;
        } catch (FaultException e) {
            refuse(e);
        }
    }

    private boolean isSame() {
        return standing.fingerprint().equals(fingerprint);
    }

    private void requireFree() {
        if (standing != null && standing.tampered()) {
            throw Fault.ROW_CHANGED.with();
        }
        if (standing != null && standing.deleted()) {
            throw Fault.DELETED.with(Standing.RESTORABLE_DAYS);
        }
    }

    /** A stored secret stays what it is, unless somebody said otherwise. */
    private void keepWhatIsStored() {
        if (standing != null && !kindGiven) {
            kind = standing.kind();
            type = standing.type();
        }
        if (standing != null && !categoryGiven) {
            category = standing.category();
        }
    }

    private void requireStorable() {
        if (entry.problem() != null) {
            throw entry.problem();
        }
        SecretValue value = entry.value();
        StorableValue.require(value);
        requireType(value);
        if (standing != null) {
            standing.requireRule(value);
        }
        draft().requireAcceptable();
    }

    /** What is stored keeps its type where the import gives none. */
    private void requireType(SecretValue value) {
        ValueType wanted = type == null && standing != null ? standing.type() : type;
        if (wanted != null && !wanted.accepts(value.reveal())) {
            throw Fault.VALUE_TYPE.with(wanted.label(), "what is stored has this type; change it there first");
        }
    }

    void refuse(FaultException why) {
        outcome = Outcome.REFUSED;
        fault = why;
    }

    /** Whether an import would write it. */
    public boolean isWritten() {
        return included && (outcome == Outcome.NEW || outcome == Outcome.CHANGED);
    }

    /** Whether somebody should decide about it first: nothing that is simply left alone. */
    boolean isBlocking() {
        return included && outcome == Outcome.REFUSED && !LEFT_ALONE.contains(fault.fault());
    }

    Expected expected() {
        return standing == null ? new Expected.Absent() : new Expected.RowVersion(standing.rowVersion());
    }

    SecretDraft draft() {
        return SecretDraft.builder()
                .value(entry.value())
                .kind(kind)
                .type(type)
                .category(category)
                .owner(options.owner())
                .tags(options.tags().isEmpty() ? null : options.tags())
                .origin(Origin.IMPORTED)
                .build();
    }

    Parsed.Entry entry() {
        return entry;
    }

    /** Its number in the import, from 0. */
    public int getIndex() {
        return index;
    }

    /** The key as it was given; empty where it is no name: it might be a piece of a secret that was not quoted. */
    public String getKey() {
        return SHOWABLE.matcher(entry.key()).matches() ? entry.key() : "";
    }

    /** The name that it gets; empty where its key gives none. */
    public String getName() {
        return renamed || SHOWABLE.matcher(name).matches() ? name : "";
    }

    public int getLine() {
        return entry.line();
    }

    public String getPlace() {
        return entry.place();
    }

    public Kind getKind() {
        return kind;
    }

    /** The type of its value; {@code null} for the one that its kind has by default. */
    public ValueType getType() {
        return type;
    }

    public String getCategory() {
        return Objects.requireNonNullElse(category, "");
    }

    public boolean isIncluded() {
        return included;
    }

    public Outcome getOutcome() {
        return outcome;
    }

    /** The code of the reason, or {@code null}. */
    public String getCode() {
        return fault == null ? null : fault.fault().code();
    }

    /** Why it is not written and what to do, or {@code null}. */
    public String getMessage() {
        return fault == null ? null : fault.getMessage();
    }
}
