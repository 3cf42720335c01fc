package io.github.strongroom.product;

import io.github.strongroom.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code scripts/run.sh} as a person runs it, in a directory that has the project's files and build results but a state of its
 * own, so that nobody's {@code .strongroom} is touched.
 */
final class RunScript {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private final Path root;
    private Process process;
    private Path transcript;

    private RunScript(Path root) {
        this.root = root;
    }

    static RunScript inItsOwnDirectory() throws IOException {
        Path root = Files.createTempDirectory(Stage.PROJECT.resolve("ear/target"), "run script-");
        for (String shared : List.of("pom.xml", "config-source", "ejb", "web", "ear", "samples")) {
            Files.createSymbolicLink(root.resolve(shared), Stage.PROJECT.resolve(shared));
        }
        Path scripts = Files.createDirectory(root.resolve("scripts"));
        Files.createSymbolicLink(scripts.resolve("launcher"), Stage.PROJECT.resolve("scripts/launcher"));
        Files.copy(
                Stage.PROJECT.resolve("scripts/run.sh"),
                scripts.resolve("run.sh"),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        // what this build has just made is not built once more in the middle of it
        Files.createFile(Files.createDirectory(root.resolve(".strongroom")).resolve("built"));
        return new RunScript(root);
    }

    Path root() {
        return root;
    }

    /** Starts the script; {@link #output()} grows while it runs. */
    RunScript start(Map<String, String> environment, String... arguments) throws IOException {
        transcript = Files.createTempFile(root, "transcript-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(root.resolve("scripts/run.sh").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().keySet().removeIf(name -> name.startsWith("SECRETS_"));
        builder.environment().putAll(environment);
        process = builder.directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(transcript.toFile())
                .start();
        process.getOutputStream().close();
        return this;
    }

    /** Waits until everything runs, or the script has ended by itself. */
    String awaitStarted() {
        Instant end = Instant.now().plus(START_LIMIT);
        while (process.isAlive()
                && !output().contains("Ctrl-C stops everything")
                && Instant.now().isBefore(end)) {
            pause();
        }
        return output();
    }

    /** Waits until the script has ended by itself, and says with which code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("run.sh goes on:\n" + output());
        }
        return process.exitValue();
    }

    /** Ends the script as {@code kill} does, by SIGTERM, and waits. */
    void terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("run.sh does not stop:\n" + output());
        }
    }

    String output() {
        try {
            return Files.readString(transcript, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command lines of processes that work in this directory. */
    List<String> processesLeft() {
        return ProcessHandle.allProcesses()
                .map(handle -> handle.info().commandLine().orElse(""))
                .filter(line -> line.contains(root.toString()))
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
