package io.github.strongroom.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Payara Server with a domain of its own. The unpacked distribution is only read, so any number of domains can share
 * it. Life: {@link #create}, {@link #addLibrary}, {@link #start}, {@link #deploy}, {@link #restart}, {@link #stop}.
 *
 * <p>The server's environment is that of this process less every {@code SECRETS_…} name, and what the caller gives.
 */
public final class PayaraDomain implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final Duration DEPLOY_LIMIT = Duration.ofSeconds(300);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int LOG_LINES = 40;

    private final Path directory;
    private final DomainOptions options;
    private final Asadmin asadmin;
    private volatile ServerProcess server;

    private PayaraDomain(Path serverHome, Path directory, DomainOptions options) {
        this.directory = directory;
        this.options = options;
        this.asadmin = new Asadmin(serverHome, options.adminPort(), directory.resolve("logs"));
    }

    /** A fresh domain with free ports; one that is there already is replaced, unless its server runs. */
    public static PayaraDomain create(Path serverHome, Path domainDir) {
        return create(serverHome, domainDir, DomainOptions.defaults());
    }

    /** A fresh domain; one that is there already is replaced, unless its server runs. */
    public static PayaraDomain create(Path serverHome, Path domainDir, DomainOptions options) {
        DomainDirectory directory = DomainDirectory.at(domainDir);
        try {
            DomainOptions chosen = options.withPortsChosen();
            directory.replaceBy(serverHome.resolve("glassfish/domains/domain1"));
            DomainSetup.apply(directory.path(), chosen);
            return new PayaraDomain(serverHome.toAbsolutePath(), directory.path(), chosen);
        } catch (IOException e) {
            throw new UncheckedIOException("no domain can be made in " + domainDir, e);
        }
    }

    /** Stops the server that a killed run left behind on this directory; whether there was one. */
    public static boolean stopLeftover(Path domainDir) {
        Optional<ServerProcess> leftover =
                ServerProcess.of(DomainDirectory.at(domainDir).path());
        leftover.ifPresent(ServerProcess::end);
        return leftover.isPresent();
    }

    /** Puts a jar on the common class path. Before {@link #start}: a running server does not look again. */
    public void addLibrary(Path jar) {
        try {
            Files.copy(jar, directory.resolve("lib").resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " cannot be copied", e);
        }
    }

    /** Returns when the server takes commands; applications deployed earlier may take longer ({@link #awaitHttp}). */
    public void start(Map<String, String> environment) {
        if (isRunning()) {
            throw new LaunchException("The server of " + directory + " is running already.");
        }
        try {
            asadmin.run(START_LIMIT, environment, local("start-domain"));
            server = ServerProcess.of(directory)
                    .orElseThrow(() -> new LaunchException("asadmin start-domain: the server ended at once."));
        } catch (LaunchException e) {
            ServerProcess.of(directory).ifPresent(ServerProcess::end);
            throw new LaunchException(withLog(e.getMessage()), e);
        }
    }

    private String[] local(String command) {
        return new String[] {
            command,
            "--domaindir",
            directory.getParent().toString(),
            directory.getFileName().toString()
        };
    }

    private String withLog(String message) {
        return message + "\nThe end of " + log() + ":\n" + new LogFile(log()).tail(LOG_LINES);
    }

    /** Returns when the application is up, in the place of one of this name; it comes back after each restart, lower orders first. */
    public void deploy(Path archive, String name, String contextRoot, int deploymentOrder) {
        List<String> command = new ArrayList<>(List.of("deploy", "--force=true", "--name", name));
        if (contextRoot != null) {
            command.addAll(List.of("--contextroot", contextRoot));
        }
        command.addAll(List.of("--deploymentorder", Integer.toString(deploymentOrder)));
        command.add(archive.toAbsolutePath().toString());
        asadmin.run(DEPLOY_LIMIT, command.toArray(String[]::new));
    }

    /** A real stop and start; what is deployed stays deployed. */
    public void restart(Map<String, String> environment) {
        stop();
        start(environment);
    }

    /** Stops orderly and returns when the JVM has ended, also if it was on its way down already. Twice does no harm. */
    public void stop() {
        Optional<ServerProcess> running = process();
        if (running.isEmpty()) {
            return;
        }
        try {
            asadmin.run(STOP_LIMIT, local("stop-domain"));
        } catch (LaunchException endsByItselfOrNotAtAll) {
            // Either way the process is watched below until it is gone.
        }
        running.get().awaitEndOrEnd();
        server = null;
    }

    /** Whatever it is doing, also a start or a deployment that another thread waits for: ends it and stops orderly. */
    @Override
    public void close() {
        asadmin.abort();
        stop();
    }

    private Optional<ServerProcess> process() {
        ServerProcess known = server;
        return known != null && known.isAlive() ? Optional.of(known) : ServerProcess.of(directory);
    }

    public boolean isRunning() {
        return process().isPresent();
    }

    public int httpPort() {
        return options.httpPort();
    }

    public int adminPort() {
        return options.adminPort();
    }

    public URI url(String path) {
        return URI.create("http://localhost:" + httpPort() + path);
    }

    public Path directory() {
        return directory;
    }

    /** The server's log. */
    public Path log() {
        return directory.resolve("logs/server.log");
    }

    /** Waits until the path is answered with neither 404 nor a server error, and returns that status. */
    public int awaitHttp(String path, Duration limit) {
        HttpProbe probe = new HttpProbe(url(path));
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            if (probe.isAnswered()) {
                return probe.status();
            }
            if (!isRunning()) {
                throw new LaunchException(withLog("The server ended."));
            }
            if (System.nanoTime() > deadline) {
                throw new LaunchException(withLog(probe + " within " + limit.toSeconds() + " s."));
            }
            Pause.of(POLL);
        }
    }
}
