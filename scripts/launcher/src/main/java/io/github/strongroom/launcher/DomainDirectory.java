package io.github.strongroom.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The directory of a domain. Only what this class made is ever deleted, and never under a running server. */
final class DomainDirectory {

    private static final String MARK = ".made-by-strongroom-launcher";

    private final Path path;

    private DomainDirectory(Path path) {
        this.path = path;
    }

    static DomainDirectory at(Path directory) {
        try {
            Path parent = Files.createDirectories(directory.toAbsolutePath().getParent());
            return new DomainDirectory(parent.toRealPath().resolve(directory.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be used", e);
        }
    }

    Path path() {
        return path;
    }

    void replaceBy(Path template) throws IOException {
        if (ServerProcess.of(path).isPresent()) {
            throw new LaunchException("A server is running in " + path + ": stop it first.");
        }
        if (Files.exists(path) && !isEmpty() && !Files.exists(path.resolve(MARK))) {
            throw new LaunchException(path + " is not a domain of this launcher, so it will not be replaced.");
        }
        discard();
        SecretFile.directory(path);
        Files.createFile(path.resolve(MARK));
        DirectoryTree.copy(template, path);
    }

    /** Out of the way first, as a deletion that is cut short would leave a directory without its mark. */
    private void discard() throws IOException {
        Path discarded = path.resolveSibling(path.getFileName() + ".discarded");
        DirectoryTree.delete(discarded);
        if (Files.exists(path)) {
            Files.move(path, discarded);
            DirectoryTree.delete(discarded);
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            return content.findAny().isEmpty();
        }
    }
}
