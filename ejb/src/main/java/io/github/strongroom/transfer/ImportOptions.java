package io.github.strongroom.transfer;

import io.github.strongroom.secret.Kind;
import java.util.Set;

/**
 * What holds for all keys of an import.
 *
 * @param kind {@code null} for the one that each name suggests
 * @param category {@code null} for the one that each name suggests
 * @param owner {@code null} for none
 * @param tags empty for none
 * @param only the keys to take; empty for all
 */
public record ImportOptions(
        Naming naming, Kind kind, String category, String owner, Set<String> tags, Set<String> only) {

    public ImportOptions {
        tags = Set.copyOf(tags);
        only = Set.copyOf(only);
    }

    /** Everything as it is suggested. */
    public static ImportOptions of(Naming naming) {
        return new ImportOptions(naming, null, null, null, Set.of(), Set.of());
    }
}
