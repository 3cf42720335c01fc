package io.github.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One database for all tests, in a directory with a blank in its name; the tests that stop it start it again. */
class EmbeddedDatabaseTest {

    @TempDir
    private static Path directory;

    private EmbeddedDatabase database;

    private static Path home() {
        return directory.resolve("my home");
    }

    @BeforeEach
    void start() {
        database = EmbeddedDatabase.start(home());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"fsync", "synchronous_commit", "full_page_writes"})
    void aCommitIsDurable(String setting) throws SQLException {
        assertThat(ask("SHOW " + setting)).isEqualTo("on");
    }

    @Test
    void onlyThisMachineCanConnect() throws SQLException {
        assertThat(ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask("SELECT inet_server_addr()")).isEqualTo("127.0.0.1");
    }

    @Test
    void theProductsRoleIsNoSuperuserAndOwnsItsDatabase() throws SQLException {
        assertThat(ask("SELECT current_user")).isEqualTo("strongroom");
        assertThat(ask("SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls"
                        + " FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
        assertThat(ask("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"))
                .isEqualTo("strongroom");
    }

    @ParameterizedTest
    @CsvSource({"strongroom,wrong", "postgres,wrong", "postgres,''"})
    void aWrongPasswordIsRefused(String user, String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), user, password)
                        .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void thePasswordOfTheProductDoesNotOpenTheSuperuser() {
        assertThat(database.password()).isNotEqualTo(database.superuserPassword());
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", database.password())
                        .close())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void onlyTheOwnerCanReadThePasswordsAndTheLog() throws IOException {
        for (String file : new String[] {"superuser-password", "strongroom-password", "postgres.log"}) {
            assertThat(permissions(home().resolve(file))).isEqualTo("rw-------");
        }
        assertThat(permissions(home())).isEqualTo("rwx------");
    }

    @Test
    void noPasswordIsInTheLog() throws IOException {
        assertThat(Files.readString(database.log()))
                .isNotEmpty()
                .doesNotContain(database.password())
                .doesNotContain(database.superuserPassword());
    }

    @Test
    void dataAndPasswordsAreKeptBetweenTwoStarts() throws SQLException {
        execute("CREATE TABLE kept AS SELECT 'value' AS content");
        String password = database.password();
        database.close();

        start();

        assertThat(database.password()).isEqualTo(password);
        assertThat(ask("SELECT content FROM kept")).isEqualTo("value");
    }

    @Test
    void closingEndsTheProcess() {
        long pid = database.pid();

        database.close();

        assertThat(RunningProcess.find(pid)).isEmpty();
    }

    @Test
    void aDatabaseInUseIsNotStartedTwice() {
        assertThatThrownBy(() -> EmbeddedDatabase.start(home()))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("in use");
        assertThat(RunningProcess.find(database.pid())).isPresent();
    }

    @Test
    void theOrphanOfAKilledRunIsStoppedFirstAndItsCommitsAreKept() throws Exception {
        database.close();
        long orphan = new KilledRun(home()).leaveOrphan("CREATE TABLE committed AS SELECT 'yes' AS content");
        assertThat(RunningProcess.find(orphan)).isPresent();

        start();

        assertThat(RunningProcess.find(orphan)).isEmpty();
        assertThat(database.pid()).isNotEqualTo(orphan);
        assertThat(ask("SELECT content FROM committed")).isEqualTo("yes");
    }

    @Test
    void theFileOfAProcessThatIsGoneIsNoProblem() throws Exception {
        RunningProcess postmaster = RunningProcess.find(database.pid()).orElseThrow();
        Path pidFile = home().resolve("data/postmaster.pid");
        byte[] stale = Files.readAllBytes(pidFile);
        database.close();
        assertThat(postmaster.awaitEnd(Duration.ofSeconds(5))).isTrue();
        Files.write(pidFile, stale);

        start();

        assertThat(ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    void anotherProcessWithTheSameIdIsLeftAlone() throws Exception {
        database.close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(home().resolve("data/postmaster.pid"), stranger.pid() + "\n" + home() + "/data\n");

            assertThat(Postmaster.of(home().resolve("data"))).isEmpty();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            Files.delete(home().resolve("data/postmaster.pid"));
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void aLostSuperuserPasswordIsSaidAtOnce() throws IOException {
        database.close();
        Path file = home().resolve("superuser-password");
        Path elsewhere = Files.move(file, directory.resolve("elsewhere"));
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(home()))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("superuser-password, which is missing");
        } finally {
            Files.move(elsewhere, file);
        }
    }

    @Test
    void aFirstStartThatWasCutShortBeginsAgain(@TempDir Path other) throws IOException {
        Path cutShort = Files.createDirectories(other.resolve("data"));
        Files.writeString(cutShort.resolve("postgresql.conf"), "half a fi");
        Files.createFile(other.resolve("first-start-unfinished"));

        try (EmbeddedDatabase fresh = EmbeddedDatabase.start(other)) {
            assertThat(RunningProcess.find(fresh.pid())).isPresent();
        }
        assertThat(other.resolve("first-start-unfinished")).doesNotExist();
    }

    @Test
    void dataThatWasPutBackAfterACutShortFirstStartIsKept(@TempDir Path other) throws IOException {
        Path version = Files.createDirectories(other.resolve("data")).resolve("PG_VERSION");
        Files.writeString(version, "18");
        Files.setLastModifiedTime(version, FileTime.from(Instant.now().minusSeconds(3600)));
        Files.createFile(other.resolve("first-start-unfinished"));

        DatabaseHome.at(other).discardUnfinishedFirstStart();

        assertThat(version).hasContent("18");
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
