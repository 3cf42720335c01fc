package io.github.strongroom.bench;

import io.github.strongroom.launcher.EmbeddedDatabase;
import io.github.strongroom.launcher.PayaraDomain;
import io.github.strongroom.launcher.Teardown;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** The product, installed for one run: a PostgreSQL and a Payara Server of its own, the EAR and the sample application. */
final class Vault {

    static final String ADMIN = "admin";
    static final String PASSWORD = "correct horse battery staple";

    private static final Duration READY = Duration.ofSeconds(120);
    private static final int STRONGROOM_ORDER = 10;
    private static final int SAMPLE_ORDER = 100;

    private final EmbeddedDatabase database;
    private final PayaraDomain domain;
    private final Map<String, String> environment;

    private Vault(EmbeddedDatabase database, PayaraDomain domain) {
        this.database = database;
        this.domain = domain;
        this.environment = Map.of(
                "SECRETS_MASTER_KEY", randomKey(),
                "SECRETS_DB_URL", database.url(),
                "SECRETS_DB_USER", database.user(),
                "SECRETS_DB_PASSWORD", database.password(),
                "SECRETS_ADMIN_PASSWORD", PASSWORD);
    }

    /** Starts on free ports, with nothing stored, in this directory; the teardown stops it. */
    static Vault start(Path root, Path directory, Teardown teardown) throws Exception {
        EmbeddedDatabase database =
                teardown.start("PostgreSQL", () -> EmbeddedDatabase.start(directory.resolve("database")));
        PayaraDomain domain = teardown.start(
                "Payara Server",
                () -> PayaraDomain.create(
                        root.resolve("scripts/launcher/target/server/payara6"), directory.resolve("domain")));
        domain.addLibrary(root.resolve("config-source/target/strongroom-config-source.jar"));
        Vault vault = new Vault(database, domain);
        domain.start(vault.environment);
        domain.deploy(root.resolve("ear/target/strongroom.ear"), "strongroom", null, STRONGROOM_ORDER);
        domain.deploy(root.resolve("samples/sample/target/sample.war"), "sample", "sample", SAMPLE_ORDER);
        domain.awaitHttp("/admin/api/v1/secrets", READY);
        domain.awaitHttp("/sample/api/values", READY);
        return vault;
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    URI url(String path) {
        return domain.url(path);
    }

    /** What a process must know to open this vault. */
    Map<String, String> environment() {
        return environment;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.url() + "?reWriteBatchedInserts=true", database.user(), database.password());
    }

    /** Runs statements, each in a transaction of its own. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Cuts the product's connections, upon which it reads everything anew. */
    void makeTheProductReadAll() throws SQLException {
        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where usename = current_user and pid <> pg_backend_pid()");
    }
}
