package io.github.strongroom.launcher;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Held by at most one owner at a time, in this process and among all; given up by the system when the process ends. */
final class DirectoryLock implements AutoCloseable {

    /**
     * The locks of this JVM. To open and close a file a second time would give up the first lock on POSIX systems, and so
     * would the garbage collector with a channel that nobody refers to.
     */
    private static final Map<Path, FileChannel> HELD = new HashMap<>();

    private final Path file;

    private DirectoryLock(Path file) {
        this.file = file;
    }

    /** The lock on a directory that exists, or empty if somebody else holds it. */
    static Optional<DirectoryLock> tryLock(Path directory) {
        try {
            Path file = directory.toRealPath().resolve("lock");
            synchronized (HELD) {
                return HELD.containsKey(file) ? Optional.empty() : lock(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be locked", e);
        }
    }

    private static Optional<DirectoryLock> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, CREATE, WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        HELD.put(file, channel);
        return Optional.of(new DirectoryLock(file));
    }

    /** Gives the lock up; twice does no harm. */
    @Override
    public void close() {
        synchronized (HELD) {
            try {
                FileChannel channel = HELD.remove(file);
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
