package io.github.strongroom.secret;

import java.util.Map;
import java.util.Set;

/**
 * One change to many secrets.
 *
 * @param secrets names, 1 to 500, each with what is expected of it
 * @param category for {@link Action#DESCRIBE}; {@code null} keeps each secret's own
 * @param owner for {@link Action#DESCRIBE}; {@code null} keeps each secret's own
 * @param addTags for {@link Action#DESCRIBE}
 * @param removeTags for {@link Action#DESCRIBE}
 */
public record BulkChange(
        Map<String, Expected> secrets, String category, String owner, Set<String> addTags, Set<String> removeTags) {

    /** The most secrets of one change. */
    public static final int MAX_SECRETS = 500;

    /** What is done to each. */
    public enum Action {
        ACTIVATE,
        DEACTIVATE,
        DELETE,
        RESTORE,
        /** Changes category, owner or tags. */
        DESCRIBE
    }

    /** A change that needs nothing but the names. */
    public static BulkChange of(Map<String, Expected> secrets) {
        return new BulkChange(secrets, null, null, Set.of(), Set.of());
    }
}
