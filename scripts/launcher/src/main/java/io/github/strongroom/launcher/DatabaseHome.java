package io.github.strongroom.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a database keeps its data, binaries, log and passwords. A first start that was cut short leaves a mark, and the
 * next start begins again from nothing; once a first start has finished, nothing here is ever deleted.
 */
final class DatabaseHome {

    private final Path path;

    private DatabaseHome(Path path) {
        this.path = path;
    }

    static DatabaseHome at(Path path) {
        try {
            return new DatabaseHome(SecretFile.directory(path.toAbsolutePath()).toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be used", e);
        }
    }

    Path path() {
        return path;
    }

    Path data() {
        return path.resolve("data");
    }

    Path binaries() {
        return path.resolve("binaries");
    }

    Path log() {
        return SecretFile.emptyFile(path.resolve("postgres.log"));
    }

    Path superuserPasswordFile() {
        return path.resolve("superuser-password");
    }

    Path passwordFile() {
        return path.resolve("strongroom-password");
    }

    String superuserPassword() {
        if (Files.exists(data().resolve("PG_VERSION")) && !Files.exists(superuserPasswordFile())) {
            throw new LaunchException(
                    "The database in " + path + " needs its file superuser-password, which is missing:"
                            + " restore it, or move the directory away to begin with an empty database.");
        }
        return SecretFile.readOrCreate(superuserPasswordFile(), RandomSecret::forProgram);
    }

    String password() {
        return SecretFile.readOrCreate(passwordFile(), RandomSecret::forProgram);
    }

    void discardUnfinishedFirstStart() {
        try {
            if (Files.exists(mark()) && !isOlderThanTheMark(data().resolve("PG_VERSION"))) {
                DirectoryTree.delete(data());
                DirectoryTree.delete(binaries());
            }
            if (!Files.exists(data())) {
                SecretFile.emptyFile(mark());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Data that is older than the first start was put there since, from a backup for example: it is nobody's to delete. */
    private boolean isOlderThanTheMark(Path version) throws IOException {
        return Files.exists(version)
                && Files.getLastModifiedTime(version).compareTo(Files.getLastModifiedTime(mark())) < 0;
    }

    /** The library locks a file of its own, and after a failed start does not let go of it while this JVM runs. */
    void forgetFailedStart() {
        try {
            Files.deleteIfExists(data().resolve("epg-lock"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void firstStartFinished() {
        try {
            Files.deleteIfExists(mark());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path mark() {
        return path.resolve("first-start-unfinished");
    }
}
