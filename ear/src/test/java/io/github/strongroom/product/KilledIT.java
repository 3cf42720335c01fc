package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Server and database are killed while many save: what was acknowledged is there, and nothing is there by half. */
@ExtendWith(Product.class)
class KilledIT {

    private static final int WRITERS = 4;

    private final Product product;

    KilledIT(Product product) {
        this.product = product;
    }

    @Test
    void killedDatabaseLosesNothingThatWasAcknowledgedAndUnknownIsReportedAsUnknown() throws Exception {
        Saves saves = new Saves("killed.database");
        saves.begin();
        for (int kill = 0; kill < 3; kill++) {
            saves.awaitMore(40);
            killABackend();
        }
        saves.awaitMore(40);
        saves.end();

        assertThat(saves.refusals).as("answers that were no success").allMatch(answer -> answer.equals("503 STR-0501"));
        assertWholeAndComplete(saves);
    }

    @Test
    void killedServerLosesNothingThatWasAcknowledgedAndLeavesNothingByHalf() throws Exception {
        Saves saves = new Saves("killed.server");
        saves.begin();
        saves.awaitMore(60);
        long pid =
                Long.parseLong(Files.readAllLines(product.domain().directory().resolve("config/pid"))
                        .get(0)
                        .strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        saves.end();
        product.restart();

        assertWholeAndComplete(saves);
    }

    /** PostgreSQL ends all its processes when one is killed, and recovers from its log: a crash of the whole. */
    private void killABackend() throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("select pid from pg_stat_activity where usename = 'strongroom'"
                        + " and application_name = 'strongroom' order by state = 'active' desc limit 1")) {
            assertThat(row.next()).isTrue();
            ProcessHandle.of(row.getLong(1)).orElseThrow().destroyForcibly();
        }
    }

    private void assertWholeAndComplete(Saves saves) throws SQLException {
        assertThat(saves.acknowledged.size()).isGreaterThan(60);
        Api admin = product.admin();
        saves.acknowledged.forEach((name, value) -> assertThat(
                        admin.reveal(name, "what was acknowledged").json().getString("value"))
                .isEqualTo(value));
        for (String name : saves.unknown) {
            Api.Answer answer = admin.reveal(name, "all or nothing");
            assertThat(answer.status()).as(name).isIn(200, 404);
        }
        String secrets = "select count(*) from secret s where s.name like '" + saves.prefix + ".%'";
        assertThat(count(secrets + " and not exists (select 1 from secret_version v where v.secret_id = s.id"
                        + " and v.version = s.current_version and v.wrapped_dek is not null)"))
                .as("secrets without a value")
                .isZero();
        assertThat(count(secrets + " and 1 <> (select count(*) from audit_event e where e.target = s.name"
                        + " and e.action = 'secret.put' and e.outcome = 'SUCCESS')"))
                .as("secrets without their record")
                .isZero();
        assertThat(count("select count(*) from audit_event e where e.target like '" + saves.prefix
                        + ".%' and e.action = 'secret.put' and e.outcome = 'SUCCESS'"
                        + " and not exists (select 1 from secret s where s.name = e.target)"))
                .as("records without their secret")
                .isZero();
    }

    private long count(String sql) throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Several clients that save one new secret after the other, and know from outside what was acknowledged. */
    private final class Saves {

        private final String prefix;
        private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
        private final Set<String> unknown = ConcurrentHashMap.newKeySet();
        private final Set<String> refusals = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final List<Thread> writers = new ArrayList<>();

        private Saves(String prefix) {
            this.prefix = prefix;
        }

        private void begin() {
            Api admin = product.admin();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                Thread thread = new Thread(() -> save(admin, writer));
                thread.start();
                writers.add(thread);
            }
        }

        private void save(Api admin, int writer) {
            for (int i = 0; !ended.get() && i < 2000; i++) {
                String name = prefix + "." + writer + "." + i;
                try {
                    Api.Answer answer = admin.put(name, "value of " + name);
                    if (answer.status() == 201) {
                        acknowledged.put(name, "value of " + name);
                    } else {
                        unknown.add(name);
                        JsonObject problem = answer.json();
                        refusals.add(answer.status() + " " + problem.getString("code"));
                    }
                } catch (UncheckedIOException e) {
                    unknown.add(name);
                }
            }
        }

        private void awaitMore(int count) throws InterruptedException {
            int goal = acknowledged.size() + count;
            for (int i = 0; acknowledged.size() < goal && i < 600; i++) {
                Thread.sleep(100);
            }
            assertThat(acknowledged.size()).as("saves go on").isGreaterThanOrEqualTo(goal);
        }

        private void end() throws InterruptedException, IOException {
            ended.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
    }
}
