package io.github.strongroom.configsource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The rank of Strongroom among configuration sources: 250, unless system property {@code secrets.config.ordinal}, environment
 * variable {@code SECRETS_CONFIG_ORDINAL} or the file that either names with {@code .file} or {@code _FILE} says otherwise.
 */
final class Ordinal {

    static final int DEFAULT = 250;
    private static final String VARIABLE = "SECRETS_CONFIG_ORDINAL";
    private static final String PROPERTY = "secrets.config.ordinal";

    private final UnaryOperator<String> environment;
    private final UnaryOperator<String> properties;

    Ordinal(UnaryOperator<String> environment, UnaryOperator<String> properties) {
        this.environment = environment;
        this.properties = properties;
    }

    /**
     * Reads it.
     *
     * @throws IllegalStateException {@code STR-0302} for what is not a whole number, or a file that cannot be read
     */
    int read() {
        String given = find(PROPERTY, VARIABLE)
                .or(() -> find(PROPERTY + ".file", VARIABLE + "_FILE").map(Ordinal::content))
                .orElse(Integer.toString(DEFAULT));
        try {
            return Integer.parseInt(given);
        } catch (NumberFormatException e) {
            throw wrong(e);
        }
    }

    private Optional<String> find(String property, String variable) {
        return Optional.ofNullable(properties.apply(property))
                .filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(environment.apply(variable)).filter(value -> !value.isBlank()))
                .map(String::strip);
    }

    private static String content(String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException | InvalidPathException e) {
            throw wrong(e);
        }
    }

    private static IllegalStateException wrong(Exception e) {
        return new IllegalStateException(
                "STR-0302: " + VARIABLE + " must be a whole number, for example 250, and its file readable", e);
    }
}
