package io.github.strongroom.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A PostgreSQL of our own, reachable from this machine alone, by password alone. What was committed is still there after
 * a stop, a kill of this process or a power cut; a PostgreSQL that a killed run left behind is stopped first.
 *
 * <p>All of it lives in one directory that only its owner can enter: the data, the binaries, the log and two passwords.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final int LOG_LINES = 20;

    private final DatabaseHome home;
    private final DirectoryLock lock;
    private final String superuserPassword;
    private final String password;
    private EmbeddedPostgres server;

    private EmbeddedDatabase(DatabaseHome home, DirectoryLock lock) {
        this.home = home;
        this.lock = lock;
        home.discardUnfinishedFirstStart();
        this.superuserPassword = home.superuserPassword();
        this.password = home.password();
    }

    /** Starts on what the directory holds, or makes a new database there. The caller closes it: nothing else will. */
    public static EmbeddedDatabase start(Path home) {
        DatabaseHome directory = DatabaseHome.at(home);
        DirectoryLock lock = DirectoryLock.tryLock(directory.path())
                .orElseThrow(() -> new LaunchException("The database in " + home + " is in use by another process."));
        try {
            Postmaster.of(directory.data()).ifPresent(Postmaster::stop);
            Postmaster.forgetEnded(directory.data());
            directory.forgetFailedStart();
            return new EmbeddedDatabase(directory, lock).started();
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private EmbeddedDatabase started() {
        try {
            server = startServer();
            // The library opens it to everybody.
            SecretFile.directory(home.binaries());
            try (Connection superuser = connect("postgres", superuserPassword, "postgres")) {
                DatabaseSafety.verify(superuser);
                ProductDatabase.ensure(superuser, password);
            }
            home.firstStartFinished();
            return this;
        } catch (IOException | SQLException | RuntimeException | ExceptionInInitializerError e) {
            stopServer();
            throw new LaunchException(
                    "PostgreSQL did not start: " + e + rootHint() + "\nThe end of " + home.log() + ":\n"
                            + new LogFile(home.log()).tail(LOG_LINES),
                    e);
        }
    }

    private EmbeddedPostgres startServer() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(home.data())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.binaries().toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(Redirect.appendTo(home.log().toFile()))
                .setConnectConfig("password", superuserPassword)
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", home.superuserPasswordFile().toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
        DatabaseSafety.SETTINGS.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static String rootHint() {
        return "root".equals(System.getProperty("user.name"))
                ? " (PostgreSQL does not run as root where the system has no user namespaces: use another user.)"
                : "";
    }

    private Connection connect(String user, String userPassword, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port() + "/" + database, user, userPassword);
    }

    /** The JDBC address of Strongroom's database, without a password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + ProductDatabase.NAME;
    }

    /** The role that owns the database; no superuser. */
    public String user() {
        return ProductDatabase.NAME;
    }

    public String password() {
        return password;
    }

    /** Holds {@link #password()}; only its owner can read it. */
    public Path passwordFile() {
        return home.passwordFile();
    }

    /** The password of the role {@code postgres}. */
    public String superuserPassword() {
        return superuserPassword;
    }

    public int port() {
        return server.getPort();
    }

    /** The process id of PostgreSQL. */
    public long pid() {
        return Postmaster.of(home.data())
                .map(Postmaster::pid)
                .orElseThrow(() -> new LaunchException("PostgreSQL is not running."));
    }

    /** What PostgreSQL writes about itself. */
    public Path log() {
        return home.log();
    }

    /** Stops PostgreSQL orderly, and returns when it has ended. The data stays. */
    @Override
    public void close() {
        try {
            stopServer();
        } finally {
            lock.close();
        }
    }

    private void stopServer() {
        var postmaster = Postmaster.of(home.data());
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            postmaster.ifPresent(process -> process.ensureStopped(server == null ? Duration.ZERO : STOP_PATIENCE));
        }
    }
}
