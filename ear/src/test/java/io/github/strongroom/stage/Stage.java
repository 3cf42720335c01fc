package io.github.strongroom.stage;

import io.github.strongroom.launcher.DomainOptions;
import io.github.strongroom.launcher.EmbeddedDatabase;
import io.github.strongroom.launcher.PayaraDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the product stands on in a test: a PostgreSQL and a Payara Server with the ConfigSource, both real and fresh. */
public final class Stage implements AutoCloseable {

    public static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    public static final Path SERVER = PROJECT.resolve("scripts/launcher/target/server/payara6");
    public static final String ADMIN = "admin";
    public static final String PASSWORD = "correct horse battery staple";

    /** What an existing server has in its environment before anything is moved into Strongroom. */
    public static final Map<String, String> VARIABLES = Map.of(
            "SHADOW_SAME", "shadow-canary-variable-same",
            "SHADOW_DIFFERENT", "shadow-canary-variable-different",
            "SHADOW_TWICE", "shadow-canary-variable-behind",
            "SHADOW_EXPRESSION", "shadow-canary-${shadow.part}-variable",
            "SHADOW_NOWHERE_ELSE", "shadow-canary-variable-alone");

    /** And among its system properties. */
    public static final List<String> OPTIONS =
            List.of("-Dshadow.property=shadow-canary-property", "-Dshadow.twice=shadow-canary-property-twice");

    private final Path directory;
    private EmbeddedDatabase database;
    private PayaraDomain domain;
    private Map<String, String> environment;

    private Stage(Path directory) {
        this.directory = directory;
    }

    public static Stage start() {
        return startWithout();
    }

    /** A stage whose server is not given these variables. */
    public static Stage startWithout(String... variables) {
        try {
            Stage stage = new Stage(Files.createTempDirectory(PROJECT.resolve("ear/target"), "stage-"));
            stage.open(List.of(variables));
            return stage;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(List<String> withheld) {
        try {
            database = EmbeddedDatabase.start(directory.resolve("database"));
            environment = new HashMap<>(Map.of(
                    "SECRETS_MASTER_KEY", randomKey(),
                    "SECRETS_DB_URL", database.url(),
                    "SECRETS_DB_USER", database.user(),
                    "SECRETS_DB_PASSWORD", database.password(),
                    "SECRETS_ADMIN_PASSWORD", PASSWORD));
            environment.keySet().removeAll(withheld);
            environment.putAll(VARIABLES);
            domain = PayaraDomain.create(
                    SERVER, directory.resolve("domain"), new DomainOptions(0, 0, "127.0.0.1", "1g", OPTIONS));
            domain.addLibrary(PROJECT.resolve("config-source/target/strongroom-config-source.jar"));
            domain.start(environment);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    public Path directory() {
        return directory;
    }

    public EmbeddedDatabase database() {
        return database;
    }

    public PayaraDomain domain() {
        return domain;
    }

    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public void close() {
        try {
            if (domain != null) {
                domain.close();
            }
        } finally {
            if (database != null) {
                database.close();
            }
        }
    }
}
