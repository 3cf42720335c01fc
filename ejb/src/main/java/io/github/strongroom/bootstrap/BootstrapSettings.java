package io.github.strongroom.bootstrap;

import io.github.strongroom.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

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

    /**
     * The setting of this name, as {@link #find}; where it is in a file, the file must be closed to strangers.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0105} as above, {@code STR-0109} when everybody on this
     *     machine may read or change the file
     */
    public Optional<String> findKey(String name) {
        if (direct(name).isEmpty()) {
            direct(name + "_FILE").ifPresent(path -> refuseExposed(name + "_FILE", path.strip()));
        }
        return find(name);
    }

    private static void refuseExposed(String name, String path) {
        try {
            // of the file itself where the path is a link; null where the file system has no such rights
            PosixFileAttributeView rights = Files.getFileAttributeView(Path.of(path), PosixFileAttributeView.class);
            if (rights != null && !Collections.disjoint(rights.readAttributes().permissions(), OTHERS)) {
                throw Fault.KEY_FILE_EXPOSED.with(name, path);
            }
        } catch (IOException | InvalidPathException e) {
            throw Fault.FILE_UNREADABLE.causedBy(e, name, path);
        }
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
