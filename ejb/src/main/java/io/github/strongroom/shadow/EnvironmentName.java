package io.github.strongroom.shadow;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How MicroProfile Config finds a name in the environment: as it is, then by two rules for names that no shell could set. */
final class EnvironmentName {

    private EnvironmentName() {}

    /** The variable that answers for the name; empty where none does. */
    static Optional<String> of(String name, Predicate<String> isSet) {
        String underscores = name.replaceAll("[^A-Za-z0-9]", "_");
        return Stream.of(name, underscores, underscores.toUpperCase(Locale.ROOT))
                .filter(isSet)
                .findFirst();
    }

    /** The spelling that all names have in common which one variable could answer for. */
    static String common(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
