package io.github.strongroom.launcher;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A JVM of its own that starts a database, commits something and is killed (kill -9). */
final class KilledRun {

    private final Path home;

    KilledRun(Path home) {
        this.home = home;
    }

    /** Returns the process id of the PostgreSQL that is left. */
    long leaveOrphan(String sql) throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        home.toString(),
                        sql)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            return Long.parseLong(out.readLine());
        } finally {
            jvm.destroyForcibly().waitFor();
        }
    }

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]));
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(arguments[1]);
        }
        System.out.println(database.pid());
        Thread.sleep(60_000);
    }
}
