package io.github.strongroom.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** In the test module: the password that Strongroom made for the first user, because it was given none. */
final class FirstPassword {

    private FirstPassword() {}

    static Path file() {
        return Path.of(System.getProperty("com.sun.aas.instanceRoot"), "strongroom-admin-password");
    }

    static String read() {
        try {
            return Files.readString(file()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
