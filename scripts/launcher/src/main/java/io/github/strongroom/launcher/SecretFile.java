package io.github.strongroom.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A file that holds one secret. Nobody but its owner can ever read it, also while it is being written, and it is there
 * whole or not at all.
 */
final class SecretFile {

    private static final Set<PosixFilePermission> OWNER_FILE = fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_DIRECTORY = fromString("rwx------");

    private SecretFile() {}

    /** What the file holds, without a line end; a file that is not there is made first. */
    static String readOrCreate(Path file, Supplier<String> content) {
        if (!Files.exists(file)) {
            create(file, content.get());
        }
        return read(file);
    }

    static String read(Path file) {
        try {
            Files.setPosixFilePermissions(file, OWNER_FILE);
            String content = Files.readString(file, UTF_8).strip();
            if (content.isEmpty()) {
                throw new LaunchException(file + " is empty: restore it, or delete it to have a new one made.");
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static void create(Path file, String content) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.deleteIfExists(draft);
            try (FileChannel out = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), asFileAttribute(OWNER_FILE))) {
                out.write(ByteBuffer.wrap(content.getBytes(UTF_8)));
                out.force(true);
            }
            Files.move(draft, file, ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** An empty file (a log, say) that only its owner can read; one that is there is kept. */
    static Path emptyFile(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, asFileAttribute(OWNER_FILE));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** A directory that only its owner can enter; made with its parents if it is not there. */
    static Path directory(Path directory) {
        try {
            Files.createDirectories(directory, asFileAttribute(OWNER_DIRECTORY));
            Files.setPosixFilePermissions(directory, OWNER_DIRECTORY);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be used", e);
        }
    }
}
