package io.github.strongroom.bootstrap;

import io.github.strongroom.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What Strongroom must know before its database is open: read from the environment, from system properties and from mounted
 * files, never from the database.
 *
 * <p>A setting {@code SECRETS_X} is looked for, in this order, as system property {@code secrets.x}, as environment variable
 * {@code SECRETS_X}, as {@code secrets.x.file} and as {@code SECRETS_X_FILE}, the path of a file whose line ends at the end
 * do not count. Nothing is cached.
 */
public final class BootstrapSettings {

    private final UnaryOperator<String> environment;
    private final UnaryOperator<String> properties;

    BootstrapSettings(UnaryOperator<String> environment, UnaryOperator<String> properties) {
        this.environment = environment;
        this.properties = properties;
    }

    /** The settings of this process. */
    public static BootstrapSettings ofThisProcess() {
        return new BootstrapSettings(System::getenv, System::getProperty);
    }

    /**
     * The setting of this name, for example {@code SECRETS_DB_URL}; empty when it is absent or blank.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0105} when the file that is named cannot be read
     */
    public Optional<String> find(String name) {
        return direct(name)
                .or(() -> direct(name + "_FILE").map(path -> content(name + "_FILE", path)))
                .filter(value -> !value.isBlank());
    }

    private Optional<String> direct(String name) {
        String property = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return Optional.ofNullable(properties.apply(property))
                .or(() -> Optional.ofNullable(environment.apply(name)))
                .filter(value -> !value.isBlank());
    }

    private static String content(String name, String path) {
        try {
            return Files.readString(Path.of(path.strip())).replaceFirst("\\R+$", "");
        } catch (IOException | InvalidPathException e) {
            throw Fault.FILE_UNREADABLE.causedBy(e, name, path.strip());
        }
    }
}
