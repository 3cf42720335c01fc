package io.github.strongroom.secret;

/**
 * Which secrets somebody wants to see. A component that is {@code null} or empty does not narrow the search.
 *
 * @param text part of the name, the description or the owner, case ignored
 * @param page from 0
 * @param size rows on a page, 1 to 500
 */
public record SecretQuery(String text, String category, Kind kind, Status status, int page, int size) {

    /** The largest page. */
    public static final int MAX_SIZE = 500;

    public SecretQuery {
        text = text == null ? "" : text.replace("\0", "").strip();
        category = category == null ? "" : category.replace("\0", "");
        size = Math.min(MAX_SIZE, Math.max(1, size));
        page = Math.min(Integer.MAX_VALUE / size, Math.max(0, page));
    }
}
