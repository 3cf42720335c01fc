package io.github.strongroom.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The main process of the PostgreSQL that runs on a data directory, whoever started it. */
final class Postmaster {

    private static final Duration FAST_STOP = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(10);

    private final RunningProcess process;

    private Postmaster(RunningProcess process) {
        this.process = process;
    }

    /** Found by its pid file; a process that is not a PostgreSQL on this very directory is not taken for one. */
    static Optional<Postmaster> of(Path dataDirectory) {
        return RunningProcess.find(dataDirectory.resolve("postmaster.pid"))
                .filter(process -> isPostgresOn(dataDirectory, process.commandLine()))
                .map(Postmaster::new);
    }

    private static boolean isPostgresOn(Path dataDirectory, String commandLine) {
        return commandLine.contains("postgres") && (commandLine + " ").contains(" -D " + dataDirectory + " ");
    }

    /**
     * Removes the pid file of a PostgreSQL that is certainly gone. PostgreSQL does so by itself, but not while the ended
     * process waits for its parent to notice, which in some containers is for ever.
     */
    static void forgetEnded(Path dataDirectory) {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        boolean canTell = Files.isDirectory(Path.of("/proc/self"));
        if (canTell && of(dataDirectory).isEmpty() && !isAnybodyIn(dataDirectory)) {
            try {
                Files.deleteIfExists(pidFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Every process of PostgreSQL, also one whose main process is gone, works in the data directory. */
    private static boolean isAnybodyIn(Path dataDirectory) {
        return ProcessHandle.allProcesses().anyMatch(process -> {
            try {
                Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
                return Files.readSymbolicLink(link).equals(dataDirectory);
            } catch (IOException endedOrNotOurs) {
                return false;
            }
        });
    }

    long pid() {
        return process.pid();
    }

    /** Disconnects all clients and shuts down with a checkpoint; if that takes too long, without one (nothing is lost). */
    void stop() {
        process.signal("INT");
        if (!process.awaitEnd(FAST_STOP)) {
            process.signal("QUIT");
            if (!process.awaitEnd(IMMEDIATE_STOP)) {
                throw new LaunchException("PostgreSQL (process " + pid() + ") cannot be stopped.");
            }
        }
    }

    /** Waits for a stop that was asked for elsewhere, and asks again if it does not come. */
    void ensureStopped(Duration patience) {
        if (!process.awaitEnd(patience)) {
            stop();
        }
    }
}
