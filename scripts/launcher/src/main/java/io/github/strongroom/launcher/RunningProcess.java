package io.github.strongroom.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One process of the system, known by its id and the moment it was found, so that a later process with the same id is
 * never mistaken for it. A process that has ended and only waits for its parent to notice (a zombie) counts as ended.
 */
final class RunningProcess {

    private static final Duration POLL = Duration.ofMillis(50);

    private final ProcessHandle handle;

    private RunningProcess(ProcessHandle handle) {
        this.handle = handle;
    }

    /** The live process with that id. */
    static Optional<RunningProcess> find(long pid) {
        return ProcessHandle.of(pid).map(RunningProcess::new).filter(RunningProcess::isAlive);
    }

    /** The live process whose id is in the first line of a file. */
    static Optional<RunningProcess> find(Path pidFile) {
        try {
            return Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,18}"))
                    .flatMap(line -> find(Long.parseLong(line)));
        } catch (IOException noFile) {
            return Optional.empty();
        }
    }

    long pid() {
        return handle.pid();
    }

    boolean isAlive() {
        return handle.isAlive() && !isZombie();
    }

    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid()), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException noProcFileSystem) {
            return false;
        }
    }

    /** The whole command line, its words separated by blanks; empty if the system does not tell. */
    String commandLine() {
        try {
            byte[] words = Files.readAllBytes(Path.of("/proc", Long.toString(pid()), "cmdline"));
            return new String(words, UTF_8).replace('\0', ' ').strip();
        } catch (IOException noProcFileSystem) {
            return askPs();
        }
    }

    private String askPs() {
        try {
            Process ps = new ProcessBuilder("ps", "-ww", "-o", "args=", "-p", Long.toString(pid())).start();
            return new String(ps.getInputStream().readAllBytes(), UTF_8).strip();
        } catch (IOException noPs) {
            return "";
        }
    }

    /** Sends a signal by its name, {@code INT} say; a process that has ended meanwhile is no failure. */
    void signal(String name) {
        try {
            // The shell's own kill: there is one wherever there is a shell, which a kill command is not.
            Process kill = new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, Long.toString(pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Pause.untilEnded(kill);
        } catch (IOException e) {
            throw new LaunchException("Process " + pid() + " cannot be sent a signal.", e);
        }
    }

    /** Ends the process at once (kill -9). */
    void kill() {
        handle.destroyForcibly();
    }

    /** Whether the process ended within the time. */
    boolean awaitEnd(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.of(POLL);
        }
        return true;
    }
}
