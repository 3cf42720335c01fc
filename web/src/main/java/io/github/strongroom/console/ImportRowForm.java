package io.github.strongroom.console;

import io.github.strongroom.secret.Kind;
import io.github.strongroom.transfer.ImportRow;
import io.github.strongroom.transfer.Outcome;
import java.io.Serializable;

/** A row of the preview as the page shows it and gets it back: a copy without the value, which may be part of the view. */
public final class ImportRowForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int index;
    private final String key;
    private final String origin;
    private Outcome outcome;
    private String code;
    private String message;
    private String type;
    private String name;
    private Kind kind;
    private String category;
    private boolean included;

    ImportRowForm(ImportRow row) {
        index = row.getIndex();
        key = row.getKey();
        origin = row.getLine() > 0 ? "line " + row.getLine() : row.getPlace();
        name = row.getName();
        category = row.getCategory();
        included = row.isIncluded();
        follow(row);
    }

    /** Takes over what follows from a decision, about this key or another. */
    void follow(ImportRow row) {
        outcome = row.getOutcome();
        code = row.getCode();
        message = row.getMessage();
        type = row.getType() == null ? "" : row.getType().label();
        kind = row.getKind();
    }

    public int getIndex() {
        return index;
    }

    public String getKey() {
        return key;
    }

    /** Where it stands: a line, or a place of the server. */
    public String getOrigin() {
        return origin;
    }

    public Outcome getOutcome() {
        return outcome;
    }

    public String getCode() {
        return code;
    }

    public String getMessage() {
        return message;
    }

    public String getType() {
        return type;
    }

    /** Whether somebody may still decide something about it. */
    public boolean isOpen() {
        return outcome != Outcome.DUPLICATE;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Kind getKind() {
        return kind;
    }

    public void setKind(Kind kind) {
        this.kind = kind;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public boolean isIncluded() {
        return included;
    }

    public void setIncluded(boolean included) {
        this.included = included;
    }
}
