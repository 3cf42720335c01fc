package io.github.strongroom.configsource;

import java.time.Instant;

/**
 * Reads of one name by one application that had the same result.
 *
 * @param application as it was deployed
 * @param name as it was asked for; {@code secrets.*} and {@code *} stand for names that are not told one by one
 * @param version of the secret; 0 where none is held under the name
 * @param firstAt no read was before this moment
 * @param lastAt no read was after this moment
 */
public record CountedRead(
        String application, String name, int version, ReadResult result, Instant firstAt, Instant lastAt, long count) {

    /** Stands for all names. */
    public static final String ANY_NAME = "*";

    /** Stands for all names of Strongroom's own bootstrap. */
    public static final String ANY_BOOTSTRAP_NAME = "secrets.*";
}
