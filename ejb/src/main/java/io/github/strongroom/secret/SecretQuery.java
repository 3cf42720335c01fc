package io.github.strongroom.secret;

/**
 * A page of the secrets that a filter finds.
 *
 * @param page from 0
 * @param size rows on a page, 1 to 500
 */
public record SecretQuery(SecretFilter filter, int page, int size) {

    /** The largest page. */
    public static final int MAX_SIZE = 500;

    public SecretQuery {
        size = Math.min(MAX_SIZE, Math.max(1, size));
        page = Math.min(Integer.MAX_VALUE / size, Math.max(0, page));
    }
}
