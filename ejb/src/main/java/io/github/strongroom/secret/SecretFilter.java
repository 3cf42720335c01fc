package io.github.strongroom.secret;

/**
 * Which secrets somebody means. A component that is {@code null} or empty does not narrow the search; those that are given
 * must all hold.
 *
 * @param text words, or beginnings of words, that name, description, owner and tags have between them, case ignored
 * @param status deleted ones are found only where this asks for them
 */
public record SecretFilter(
        String text, String category, Kind kind, Status status, String tag, String owner, Flag flag) {

    /** All that are not deleted. */
    public static final SecretFilter ALL = new SecretFilter(null, null, null, null, null, null, null);

    public SecretFilter {
        text = plain(text);
        category = plain(category);
        tag = plain(tag);
        owner = plain(owner);
    }

    private static String plain(String given) {
        return given == null ? "" : given.replace("\0", "").strip();
    }
}
