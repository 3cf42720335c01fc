package io.github.strongroom.shadow;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the report is to show. A component that is {@code null} or empty does not narrow it.
 *
 * @param text as in the list of secrets; for names that are not stored, part of the name
 * @param application name of the only application to look at
 * @param verdicts only findings of these; with {@link Verdict#NOT_STORED} among them, of names that Strongroom does not hold
 * @param page from 0
 * @param size names on a page, 1 to {@value #MAX_SIZE}
 */
public record ShadowQuery(String text, String application, Set<Verdict> verdicts, int page, int size) {

    /** The largest page. */
    public static final int MAX_SIZE = 200;

    public ShadowQuery {
        text = text == null ? "" : text.replace("\0", "").strip();
        application = application == null ? "" : application.replace("\0", "").strip();
        verdicts = verdicts == null || verdicts.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(verdicts));
        size = Math.min(MAX_SIZE, Math.max(1, size));
        page = Math.min(Integer.MAX_VALUE / size, Math.max(0, page));
    }

    int first() {
        return page * size;
    }
}
