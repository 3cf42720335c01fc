package io.github.strongroom.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/**
 * The text in the value field, for one request: nothing outlives the request that brought or shows it. Browsers send every line
 * break as CR LF; here it is LF, and every other character is as it was typed.
 */
@Named
@RequestScoped
public class TypedValue {

    private String text = "";

    /** The value itself. */
    String text() {
        return text;
    }

    /** Puts a stored value into the field. */
    void show(String stored) {
        text = withLineFeeds(stored);
    }

    /** For the field's markup: of a line break at the beginning, HTML drops the first. */
    public String getField() {
        return text.startsWith("\n") ? "\n" + text : text;
    }

    public void setField(String typed) {
        text = typed == null ? "" : withLineFeeds(typed);
    }

    static String withLineFeeds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
