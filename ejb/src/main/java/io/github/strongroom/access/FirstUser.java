package io.github.strongroom.access;

import io.github.strongroom.bootstrap.BootstrapSettings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;

/**
 * Adds the user {@code admin} at the first start, with the password of {@code SECRETS_ADMIN_PASSWORD}. Without one, a
 * password is made and written to a file that only the owner of the server's process can read; its path is logged.
 */
@Singleton
@Startup
public class FirstUser {

    private static final Logger LOG = Logger.getLogger(FirstUser.class.getName());
    private static final String NAME = "admin";
    private static final int PASSWORD_BYTES = 18;

    @Inject
    private LocalUsers users;

    @Inject
    private PasswordHashes passwords;

    @PostConstruct
    void addAtFirstStart() {
        if (users.isEmpty()) {
            Optional<String> given = BootstrapSettings.ofThisProcess().find("SECRETS_ADMIN_PASSWORD");
            String password = given.orElseGet(FirstUser::random);
            // of several servers that start for the first time at once, one adds the user, and that one writes the file
            boolean added = users.add(NAME, passwords.of(password), Set.of(Role.SUPERADMIN));
            if (added && given.isEmpty()) {
                writeForTheOwner(password);
            }
        }
    }

    private static String random() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void writeForTheOwner(String password) {
        Path file = Path.of(System.getProperty("com.sun.aas.instanceRoot", "."), "strongroom-admin-password");
        try {
            write(file, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.info(() -> "First start: the password of user '" + NAME + "' was made and is in " + file.toAbsolutePath());
    }

    private static void write(Path file, String password) throws IOException {
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rw-------");
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(), "password", ".tmp", PosixFilePermissions.asFileAttribute(ownerOnly));
        Files.writeString(fresh, password + System.lineSeparator());
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
