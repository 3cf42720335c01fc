package io.github.strongroom.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The JVM of the Payara Server that runs on a domain directory, whoever started it. */
final class ServerProcess {

    private static final Duration ORDERLY = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final RunningProcess process;

    private ServerProcess(RunningProcess process) {
        this.process = process;
    }

    /** Found by its pid file; a process that is not a Payara Server on this very directory is not taken for one. */
    static Optional<ServerProcess> of(Path domainDir) {
        return RunningProcess.find(domainDir.resolve("config/pid"))
                .filter(process -> isServerOn(domainDir, process.commandLine()))
                .map(ServerProcess::new);
    }

    private static boolean isServerOn(Path domainDir, String commandLine) {
        return commandLine.contains("com.sun.enterprise.glassfish.bootstrap.ASMain")
                && commandLine.contains(" -domaindir " + domainDir + " ");
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for a stop that was asked for elsewhere, and ends what does not stop. */
    void awaitEndOrEnd() {
        if (!process.awaitEnd(ORDERLY)) {
            end();
        }
    }

    /** Asks the JVM to shut down, and kills it if it does not. */
    void end() {
        process.signal("TERM");
        if (!process.awaitEnd(ORDERLY)) {
            kill();
        }
    }

    void kill() {
        process.kill();
        if (!process.awaitEnd(AT_ONCE)) {
            throw new LaunchException("Payara Server (process " + pid() + ") cannot be ended.");
        }
    }
}
