package io.github.strongroom.product;

import io.github.strongroom.launcher.PayaraDomain;
import io.github.strongroom.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** One of several servers on the same database: started with the keys of the moment, refused, or killed. */
final class Node implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(120);

    private final PayaraDomain domain;
    private boolean deployed;
    private Api admin;

    Node(PayaraDomain domain) {
        this.domain = domain;
    }

    /** A server with a domain of its own. */
    static Node create(Path directory) {
        PayaraDomain domain = PayaraDomain.create(Stage.SERVER, directory);
        domain.addLibrary(Stage.PROJECT.resolve("config-source/target/strongroom-config-source.jar"));
        return new Node(domain);
    }

    /** Its name in progress and audit begins with this. */
    String name() {
        return domain.directory().getFileName() + "/server@";
    }

    /** Starts the server with this environment, where it runs already after a stop, and returns when Strongroom answers. */
    Node start(Map<String, String> environment) {
        if (deployed || !domain.isRunning()) {
            domain.restart(environment);
        }
        if (!deployed) {
            domain.deploy(Stage.PROJECT.resolve("ear/target/strongroom.ear"), "strongroom", null, 10);
            deployed = true;
        }
        domain.awaitHttp("/admin/api/v1/secrets", READY);
        return this;
    }

    /** Starts the server with an environment that Strongroom refuses, stops it again, and returns what it logged. */
    String refusedStart(Map<String, String> environment, String code) {
        domain.stop();
        long before = logSize();
        domain.start(environment);
        Instant end = Instant.now().plus(READY);
        while (!logFrom(before).contains(code) && Instant.now().isBefore(end)) {
            pause(200);
        }
        domain.stop();
        return logFrom(before);
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** kill -9. */
    void kill() {
        try {
            long pid = Long.parseLong(Files.readAllLines(domain.directory().resolve("config/pid"))
                    .get(0)
                    .strip());
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            server.destroyForcibly();
            while (server.isAlive() && domain.isRunning()) {
                pause(50);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long logSize() {
        try {
            return Files.size(domain.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String logFrom(long start) {
        try {
            byte[] log = Files.readAllBytes(domain.log());
            return new String(log, (int) start, log.length - (int) start, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of this server with all rights. */
    Api admin() {
        if (admin == null) {
            admin = with();
        }
        return admin;
    }

    /** A client of this server with these roles. */
    Api with(String... roles) {
        return Api.signedIn(domain.url("/"), Stage.ADMIN, Stage.PASSWORD, roles);
    }

    String url(String path) {
        return domain.url(path).toString();
    }

    @Override
    public void close() {
        domain.close();
    }
}
