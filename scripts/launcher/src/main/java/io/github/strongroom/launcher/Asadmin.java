package io.github.strongroom.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Payara's own command line. A command ends within its time or is ended; one that fails does so in asadmin's own words. */
final class Asadmin {

    private static final int SUCCESS = 0;
    private static final int SUCCESS_WITH_WARNINGS = 4;

    private static final Duration END_LIMIT = Duration.ofSeconds(20);

    private final Path client;
    private final int port;
    private final Path outputDirectory;
    private volatile Process running;

    Asadmin(Path serverHome, int port, Path outputDirectory) {
        this.client = serverHome.resolve("glassfish/lib/client/appserver-cli.jar");
        this.port = port;
        this.outputDirectory = outputDirectory;
    }

    String run(Duration limit, String... command) {
        return run(limit, Map.of(), command);
    }

    /** What the command printed. The environment replaces every {@code SECRETS_…} of this process. */
    String run(Duration limit, Map<String, String> environment, String... command) {
        try {
            Path output = Files.createTempFile(outputDirectory, "asadmin-", ".out");
            try {
                int exitCode = execute(limit, environment, List.of(command), output);
                String words = words(output);
                if (exitCode != SUCCESS && exitCode != SUCCESS_WITH_WARNINGS) {
                    throw new LaunchException("asadmin " + command[0] + ": " + words);
                }
                return words;
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("asadmin " + command[0] + " cannot be run", e);
        }
    }

    /** Into a file, as the server that start-domain leaves behind would keep a pipe open. */
    private int execute(Duration limit, Map<String, String> environment, List<String> command, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(commandLine(command));
        builder.environment().keySet().removeIf(name -> name.startsWith("SECRETS_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()))
                .start();
        running = process;
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            end(process);
            throw new LaunchException("asadmin " + command.get(0) + " did not end within " + limit.toSeconds() + " s.");
        } catch (InterruptedException e) {
            end(process);
            throw Pause.interrupted(e);
        }
    }

    private List<String> commandLine(List<String> command) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-jar", client.toString(), "--interactive=false", "--user", "admin"));
        line.addAll(List.of("--host", DomainOptions.LOOPBACK, "--port", Integer.toString(port)));
        line.addAll(command);
        return line;
    }

    /** Ends the command that another thread is waiting for, with a server that it is starting. */
    void abort() {
        Process process = running;
        if (process != null && process.isAlive()) {
            end(process);
        }
    }

    private static void end(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        started.forEach(ProcessHandle::destroy);
        process.destroyForcibly();
        started.stream()
                .flatMap(handle -> RunningProcess.find(handle.pid()).stream())
                .forEach(Asadmin::awaitEnd);
    }

    private static void awaitEnd(RunningProcess process) {
        if (!process.awaitEnd(END_LIMIT)) {
            process.kill();
        }
    }

    private static String words(Path output) throws IOException {
        try (var lines = Files.lines(output)) {
            return lines.filter(
                            line -> !line.matches("Command \\S+ (failed|executed successfully|completed with .*)\\."))
                    .map(line -> line.replaceFirst("^remote failure: ", ""))
                    .collect(Collectors.joining("\n"))
                    .strip();
        }
    }
}
