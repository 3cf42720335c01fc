package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What applications read is counted: compared with what is counted outside, over stops, kills, redeployments and failures. */
@ExtendWith(Product.class)
class UsageIT {

    private static final int AT_ONCE = 50;

    private final Product product;
    private final Api admin;

    UsageIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    private int readFromSource(String name, int times) {
        return Api.get(product.url("/probe/api/source?name=" + Api.encoded(name) + "&times=" + times))
                .json()
                .getInt("values");
    }

    private JsonObject usage(String name) {
        Api.Answer answer = admin.get("secrets/" + Api.encoded(name) + "/usage");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonObject reader(String name, String application) {
        return usage(name).getJsonArray("readers").getValuesAs(JsonObject.class).stream()
                .filter(reader -> reader.getString("application").equals(application))
                .findFirst()
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private long count(String name) {
        return reader(name, "probe").getInt("count", 0);
    }

    private void awaitCount(String name, long expected) {
        Instant end = Instant.now().plusSeconds(5);
        while (count(name) != expected && Instant.now().isBefore(end)) {
            Node.pause(50);
        }
        assertThat(count(name)).as("reads of " + name).isEqualTo(expected);
    }

    private long number(String sql, String... parameters) {
        try (Connection superuser = product.superuser();
                PreparedStatement select = superuser.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long audited(String name, String outcome) {
        return number(
                "select coalesce(sum(count), 0) from audit_event where action = 'application.read' and actor = 'probe'"
                        + " and actor_kind = 'APPLICATION' and target = ? and outcome = ?",
                name,
                outcome);
    }

    @Test
    void countsAreThoseThatWereCountedOutside() throws InterruptedException {
        admin.put("usage.exact", "x");
        product.awaitRead("usage.exact", "x");
        readFromSource("usage.exact", 1);
        Node.pause(1500);
        long before = count("usage.exact");
        Instant begun = Instant.now();
        Hammer hammer = new Hammer("usage.exact", 4);
        Node.pause(3000);
        hammer.end();

        awaitCount("usage.exact", before + hammer.sent.get());

        assertThat(hammer.acknowledged()).isEqualTo(hammer.sent.get()).isGreaterThan(1000);
        assertThat(audited("usage.exact", "SUCCESS")).isEqualTo(count("usage.exact"));
        long rows = number(
                "select count(*) from audit_event where action = 'application.read' and target = ?"
                        + " and at > now() - interval '1 hour'",
                "usage.exact");
        assertThat(rows)
                .as("audit rows for many thousand reads")
                .isLessThanOrEqualTo(Duration.between(begun, Instant.now()).toSeconds() + 6);
        assertThat(number(
                        "select count(*) from audit_event where action = 'application.read' and target = ?"
                                + " and (first_at > last_at or last_at > at or first_at < at - interval '3 seconds')",
                        "usage.exact"))
                .as("audit rows whose span is not one second")
                .isZero();
    }

    @Test
    void sampleApplicationIsToldWithTheVersionThatItHolds() {
        admin.put("sample.greeting", "before it is counted");
        int before = reader("sample.greeting", "sample").getInt("count", 0);
        String greeting = "";
        for (int i = 0; i < 3; i++) {
            greeting = "counted " + i + " " + Instant.now();
            admin.put("sample.greeting", greeting);
            Instant end = Instant.now().plusSeconds(5);
            while (!greetingNow().equals(greeting) && Instant.now().isBefore(end)) {
                Node.pause(20);
            }
        }
        Node.pause(1500);

        JsonObject sample = reader("sample.greeting", "sample");
        assertThat(sample.getInt("versionHeld"))
                .isEqualTo(usage("sample.greeting").getInt("version"));
        assertThat(sample.getBoolean("behind")).isFalse();
        System.out.println("Three changes, read by the sample: " + sample);
        assertThat(sample.getInt("count")).isGreaterThanOrEqualTo(before + 3);
        assertThat(usage("sample.greeting")
                        .getJsonObject("recent")
                        .getJsonArray("applications")
                        .toString())
                .contains("\"sample\"");
    }

    private String greetingNow() {
        return Api.get(product.url("/sample/api/values")).json().getString("greetingNow");
    }

    @Test
    void firstReadIsWrittenAtOnce() {
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            String name = "usage.first." + i;
            admin.put(name, "x");
            product.awaitRead(name, "x");
            Instant read = Instant.now();
            while (count(name) == 0 && Instant.now().isBefore(read.plusSeconds(3))) {
                Node.pause(5);
            }
            delays.add(Duration.between(read, Instant.now()));
            Node.pause(137);
        }
        Collections.sort(delays);
        System.out.println("First reads were written after " + delays);

        assertThat(delays.get(4)).as("median").isLessThan(Duration.ofMillis(300));
    }

    @Test
    void thousandsOfNamesReadForTheFirstTimeAreOnRecordWithinSeconds() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            file.append("usage.many.").append(i).append("=x\n");
        }
        Api.Answer imported = admin.sendBytes(
                "POST",
                "import?format=properties&names=keep",
                file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        product.awaitRead("usage.many.1999", "x");

        Instant begun = Instant.now();
        Api.get(product.url("/probe/api/sources?prefix=usage.many.&names=2000"));
        Instant read = Instant.now();
        String counted = "select count(*) from secret_usage where name like 'usage.many.%' and application = 'probe'";
        while (number(counted) < 2000 && Instant.now().isBefore(read.plusSeconds(20))) {
            Node.pause(20);
        }
        System.out.println("2,000 names: read in " + Duration.between(begun, read) + ", written after "
                + Duration.between(read, Instant.now()));

        assertThat(number(counted)).isEqualTo(2000);
        assertThat(Duration.between(read, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(number("select count(distinct target) from audit_event where action = 'application.read'"
                        + " and target like 'usage.many.%' and actor = 'probe'"))
                .isEqualTo(2000);
    }

    @Test
    void readsThatWereAnsweredWithNothingOrAnErrorAreVisible() throws SQLException {
        for (String name : List.of("usage.inactive", "usage.deleted", "usage.expired", "usage.tampered")) {
            admin.put(name, "x");
            product.awaitRead(name, "x");
        }
        admin.put(
                "usage.scheduled",
                Json.createObjectBuilder()
                        .add("value", "x")
                        .add("activeFrom", "2099-01-01T00:00:00Z")
                        .build(),
                Map.of());
        admin.post("secrets/usage.inactive/deactivate", null);
        admin.send("DELETE", "secrets/usage.deleted", null, Map.of());
        admin.put(
                "usage.expired",
                Json.createObjectBuilder()
                        .add("expiresAt", Instant.now().plusSeconds(1).toString())
                        .build(),
                Map.of());
        execute("update secret set type = 'URL' where name = 'usage.tampered'");
        for (String name : List.of("usage.inactive", "usage.deleted", "usage.expired")) {
            product.awaitRead(name, null);
        }
        Node.pause(2500);

        assertAnswered("usage.inactive", "inactive", "REFUSED", 3);
        assertAnswered("usage.deleted", "deleted", "REFUSED", 4);
        assertAnswered("usage.expired", "expired", "REFUSED", 5);
        assertAnswered("usage.scheduled", "scheduled", "REFUSED", 6);
        assertAnswered("usage.tampered", "unavailable", "FAILED", 7);
        assertAnswered("secrets.no.such.thing", "reserved", "REFUSED", 8);
    }

    private void assertAnswered(String name, String answer, String outcome, int times) {
        long before = answered(name, answer);
        long auditedBefore = audited(name, outcome);

        assertThat(readFromSource(name, times)).isLessThanOrEqualTo(0);

        Instant end = Instant.now().plusSeconds(5);
        while (answered(name, answer) != before + times && Instant.now().isBefore(end)) {
            Node.pause(50);
        }
        assertThat(answered(name, answer)).as(name + " " + answer).isEqualTo(before + times);
        assertThat(audited(name, outcome)).as(name + " " + outcome).isEqualTo(auditedBefore + times);
    }

    private long answered(String name, String answer) {
        if (admin.get("secrets/" + name + "/usage").status() == 404) {
            return 0;
        }
        return reader(name, "probe").getOrDefault("reads", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(JsonValue::asJsonObject)
                .filter(read -> read.getString("answer").equals(answer))
                .mapToLong(read -> read.getInt("count"))
                .sum();
    }

    @Test
    void namesThatAreNotHeldAreOneNumberForEachApplicationAndNoEvent() {
        readFromSource("usage.not.held", 1);
        Node.pause(1500);
        long before =
                number("select coalesce(sum(count), 0) from secret_usage where name = '*' and application = 'probe'"
                        + " and answer = 'NOT_HELD'");
        readFromSource("usage.not.held", 500);
        Node.pause(2500);

        assertThat(number("select sum(count) from secret_usage where name = '*' and application = 'probe'"
                        + " and answer = 'NOT_HELD'"))
                .isBetween(before + 500, before + 600);
        assertThat(number("select count(*) from secret_usage where name = 'usage.not.held'"))
                .isZero();
        assertThat(number("select count(*) from audit_event where action = 'application.read'"
                        + " and target in ('*', 'usage.not.held')"))
                .isZero();
    }

    @Test
    void applicationThatHoldsAnOlderVersionIsToldUntilItHasReadTheCurrentOne() {
        admin.put("usage.behind", "one");
        product.awaitRead("usage.behind", "one");
        awaitBehind(false, 1);

        admin.put("usage.behind", "two");
        awaitBehind(true, 1);
        product.awaitRead("usage.behind", "two");

        awaitBehind(false, 2);
        assertThat(reader("usage.behind", "probe").getJsonArray("reads")).hasSize(2);
    }

    private void awaitBehind(boolean behind, int held) {
        Instant end = Instant.now().plusSeconds(5);
        JsonObject probe = reader("usage.behind", "probe");
        while ((probe.getInt("versionHeld", 0) != held || probe.getBoolean("behind") != behind)
                && Instant.now().isBefore(end)) {
            Node.pause(50);
            probe = reader("usage.behind", "probe");
        }
        assertThat(probe.getInt("versionHeld")).isEqualTo(held);
        assertThat(probe.getBoolean("behind")).isEqualTo(behind);
        assertThat(usage("usage.behind").getInt("behind")).isEqualTo(behind ? 1 : 0);
    }

    @Test
    void everybodyWhoMayReadMetadataMayReadUsageAndThatIsOnRecord() {
        admin.put("usage.roles", "x");
        for (String role : List.of("viewer", "auditor", "editor")) {
            Api one = Api.signedIn(product.url("/"), Product.ADMIN, Product.PASSWORD, role);
            assertThat(one.get("secrets/usage.roles/usage").status()).isEqualTo(200);
        }
        assertThat(Api.anonymous(product.url("/"))
                        .get("secrets/usage.roles/usage")
                        .status())
                .isEqualTo(401);
        assertThat(admin.get("secrets/usage.nothing/usage").code()).isEqualTo("STR-0210");
        assertThat(usage("usage.roles").getJsonArray("readers")).isEmpty();
        assertThat(number(
                        "select count(*) from audit_event where action = 'secret.usage' and target = ?", "usage.roles"))
                .isEqualTo(4);
    }

    @Test
    void purgedNameBeginsAnew() {
        admin.put("usage.purged", "x");
        product.awaitRead("usage.purged", "x");
        Node.pause(1200);
        admin.send("DELETE", "secrets/usage.purged", null, Map.of());
        admin.post(
                "secrets/usage.purged/purge",
                Json.createObjectBuilder()
                        .add("reason", "test")
                        .add("confirm", "usage.purged")
                        .build());

        admin.put("usage.purged", "y");

        assertThat(reader("usage.purged", "probe").getInt("versionHeld", 0)).isZero();
        assertThat(audited("usage.purged", "SUCCESS")).isPositive();
    }

    @Test
    void whileNothingCanBeWrittenReadsAreCountedAndNoneIsLost() throws Exception {
        admin.put("usage.away", "x");
        product.awaitRead("usage.away", "x");
        readFromSource("usage.away", 1);
        Node.pause(1500);
        long before = count("usage.away");
        Hammer hammer = new Hammer("usage.away", 2);
        Node.pause(1000);
        execute("alter table secret_usage rename to secret_usage_gone");
        try {
            Node.pause(4000);
        } finally {
            execute("alter table secret_usage_gone rename to secret_usage");
        }
        execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'strongroom'"
                + " and pid <> pg_backend_pid()");
        Node.pause(1500);
        hammer.end();

        awaitCount("usage.away", before + hammer.sent.get());
        assertThat(audited("usage.away", "SUCCESS")).isEqualTo(count("usage.away"));
    }

    @Test
    void redeploymentOfStrongroomLosesNoRead() throws Exception {
        admin.put("usage.redeployed", "x");
        product.awaitRead("usage.redeployed", "x");
        readFromSource("usage.redeployed", 1);
        Node.pause(1500);
        long before = count("usage.redeployed");
        Hammer hammer = new Hammer("usage.redeployed", 2);
        product.domain().deploy(Product.PROJECT.resolve("ear/target/strongroom.ear"), "strongroom", null, 10);
        product.domain().awaitHttp("/admin/api/v1/secrets", Duration.ofSeconds(60));
        hammer.end();

        awaitCount("usage.redeployed", before + hammer.sent.get());
        assertThat(hammer.acknowledged()).isEqualTo(hammer.sent.get());
    }

    @Test
    void orderlyStopLosesNoRead() throws Exception {
        admin.put("usage.stopped", "x");
        product.awaitRead("usage.stopped", "x");
        readFromSource("usage.stopped", 1);
        Node.pause(1500);
        long before = count("usage.stopped");
        Hammer hammer = new Hammer("usage.stopped", 2);
        Node.pause(1700);
        product.domain().stop();
        hammer.end();
        product.restart();

        long written = count("usage.stopped") - before;
        System.out.println("Orderly stop: " + hammer + ", written " + written);
        assertThat(written).isBetween(hammer.acknowledged(), hammer.sent.get());
    }

    @Test
    void killedServerLosesTheReadsOfOneSecondAtMost() throws Exception {
        admin.put("usage.killed", "x");
        product.awaitRead("usage.killed", "x");
        readFromSource("usage.killed", 1);
        Node.pause(1500);
        long before = count("usage.killed");
        Hammer hammer = new Hammer("usage.killed", 2);
        Node.pause(3600);
        long pid =
                Long.parseLong(Files.readAllLines(product.domain().directory().resolve("config/pid"))
                        .get(0)
                        .strip());
        Instant killed = Instant.now();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        hammer.end();
        product.restart();

        long written = count("usage.killed") - before;
        long lost = hammer.acknowledged() - written;
        System.out.println("kill -9: " + hammer + ", written " + written + ", in the last second "
                + hammer.acknowledgedSince(killed.minusMillis(1000)));
        assertThat(lost).isLessThanOrEqualTo(hammer.acknowledgedSince(killed.minusMillis(1300)));
        assertThat(written).isPositive().isLessThanOrEqualTo(hammer.sent.get());
        assertThat(audited("usage.killed", "SUCCESS")).isEqualTo(count("usage.killed"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Clients that have the probe read from the source as fast as it goes, and count what was asked for and what was answered. */
    private final class Hammer {

        private final AtomicLong sent = new AtomicLong();
        private final ConcurrentLinkedQueue<Instant> answers = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final List<Thread> clients = new ArrayList<>();

        private Hammer(String name, int threads) {
            for (int i = 0; i < threads; i++) {
                Thread client = new Thread(() -> hit(name));
                client.start();
                clients.add(client);
            }
        }

        private void hit(String name) {
            while (!ended.get()) {
                try {
                    sent.addAndGet(AT_ONCE);
                    if (readFromSource(name, AT_ONCE) == AT_ONCE) {
                        answers.add(Instant.now());
                    }
                } catch (UncheckedIOException | jakarta.json.JsonException gone) {
                    Node.pause(50);
                }
            }
        }

        private void end() throws InterruptedException {
            ended.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }

        private long acknowledged() {
            return (long) answers.size() * AT_ONCE;
        }

        private long acknowledgedSince(Instant moment) {
            return answers.stream().filter(moment::isBefore).count() * AT_ONCE;
        }

        @Override
        public String toString() {
            return "asked for " + sent + ", answered " + acknowledged();
        }
    }
}
