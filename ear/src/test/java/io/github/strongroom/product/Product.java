package io.github.strongroom.product;

import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.MasterKeys;
import io.github.strongroom.launcher.EmbeddedDatabase;
import io.github.strongroom.launcher.PayaraDomain;
import io.github.strongroom.stage.SealedChange;
import io.github.strongroom.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The product, installed: PostgreSQL, Payara Server, the EAR, the sample and a probe application, started once for all tests
 * that ask for it as a parameter, and stopped after the last.
 */
public final class Product implements ParameterResolver, AutoCloseable {

    static final Path PROJECT = Stage.PROJECT;
    static final String ADMIN = Stage.ADMIN;
    static final String PASSWORD = Stage.PASSWORD;
    private static final Duration READY = Duration.ofSeconds(120);

    private Stage stage;
    private Api admin;

    /** Made by JUnit for each test class; the one that is started is kept in the root store. */
    public Product() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Product.class;
    }

    @Override
    public Product resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Product.class, type -> new Product().started(), Product.class);
    }

    private Product started() {
        stage = Stage.start();
        try {
            domain().deploy(PROJECT.resolve("ear/target/strongroom.ear"), "strongroom", null, 10);
            domain().deploy(PROJECT.resolve("samples/sample/target/sample.war"), "sample", "sample", 100);
            domain().deploy(ProbeWar.writeTo(stage.directory().resolve("probe.war")), "probe", "probe", 100);
            awaitReady();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Deploys the probe application anew over itself. */
    void redeployProbe() {
        domain().deploy(stage.directory().resolve("probe.war"), "probe", "probe", 100);
        domain().awaitHttp("/probe/api/ready", READY);
    }

    private void awaitReady() {
        domain().awaitHttp("/admin/api/v1/secrets", READY);
        domain().awaitHttp("/sample/api/values", READY);
        domain().awaitHttp("/probe/api/ready", READY);
    }

    /** Stops the server and starts it again, with the applications that it has. */
    void restart() {
        domain().restart(stage.environment());
        awaitReady();
    }

    /**
     * Starts the server anew with one variable of its environment changed, or missing where the value is {@code null}, and
     * returns what it logged until it said what is awaited, two minutes at most.
     */
    String startWith(String variable, String value, String awaited) {
        Map<String, String> changed = new HashMap<>(stage.environment());
        changed.remove(variable);
        if (value != null) {
            changed.put(variable, value);
        }
        domain().stop();
        long before = logSize();
        domain().start(changed);
        Instant end = Instant.now().plus(READY);
        while (!logFrom(before).contains(awaited) && Instant.now().isBefore(end)) {
            pause();
        }
        return logFrom(before);
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long logSize() {
        try {
            return Files.size(domain().log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String logFrom(long start) {
        try {
            byte[] log = Files.readAllBytes(domain().log());
            return new String(log, (int) start, log.length - (int) start, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url(String path) {
        return domain().url(path);
    }

    PayaraDomain domain() {
        return stage.domain();
    }

    EmbeddedDatabase database() {
        return stage.database();
    }

    /** A client with all rights. */
    Api admin() {
        if (admin == null) {
            admin = Api.signedIn(url("/"), ADMIN, PASSWORD);
        }
        return admin;
    }

    /** What {@code Config.getValue} says in another application; {@code null} where the name is absent. */
    String readByApplication(String name) {
        Api.Answer answer = Api.get(url("/probe/api/value?name=" + Api.encoded(name)));
        if (answer.status() == 404) {
            return null;
        }
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer.json().getString("value");
    }

    /** Waits, five seconds at most, until an application gets this value; {@code null} for an absent name. */
    void awaitRead(String name, String value) {
        Instant end = Instant.now().plusSeconds(5);
        String read = readByApplication(name);
        while (!java.util.Objects.equals(read, value)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("An application reads '" + read + "' instead of '" + value + "'");
            }
            read = readByApplication(name);
        }
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                database().url(), "postgres", database().superuserPassword());
    }

    /** Brings a secret's row into another state, sealed as Strongroom seals it. */
    void changeAsStrongroomWould(String name, String assignment) throws SQLException {
        try (Connection connection = superuser()) {
            MasterKeys keys = MasterKeys.importFrom(stage.environment().get("SECRETS_MASTER_KEY"), "");
            SealedChange.apply(connection, Keyring.open(keys, connection), name, assignment);
        }
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.close();
        }
    }
}
