package io.github.strongroom.bench;

import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.MasterKeys;
import io.github.strongroom.trail.TrailEvent;
import io.github.strongroom.trail.TrailTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The same write with and without its row in the audit trail, in turn, while the product chains the rows: how many are committed in a
 * second. The rows are sealed as the product seals them, and their trail verifies.
 */
final class AuditCost {

    private static final double LEAST_RATIO = 0.5;
    private static final int ROUNDS = 4;
    private static final String CHANGE = "update secret set changed_at = now() where name = ?";
    private static final String ROW =
            "insert into audit_event (sequence, at, actor, actor_kind, action, target, target_version, outcome,"
                    + " address, user_agent, server, seal) values (?, ?, 'bench', 'TOKEN', 'secret.put', ?, 1, 'SUCCESS',"
                    + " '127.0.0.1', 'bench', 'bench', ?)";

    private final Vault vault;
    private final Duration round;
    private final Keyring keyring;

    AuditCost(Scale scale, Vault vault) throws SQLException {
        this.vault = vault;
        this.round = scale.load().dividedBy(ROUNDS);
        try (Connection connection = vault.connect()) {
            keyring =
                    Keyring.open(MasterKeys.importFrom(vault.environment().get("SECRETS_MASTER_KEY"), ""), connection);
        }
    }

    void measure(Report report) throws Exception {
        vault.execute("create table bare_write (name text, at timestamptz)");
        for (int clients : new int[] {1, 8}) {
            String by = ", " + clients + (clients == 1 ? " client" : " clients");
            compare("bare INSERT, audited" + by, "insert into bare_write values (?, now())", clients, report);
            compare("change of a secret's row, audited" + by, CHANGE, clients, report);
        }
        vault.execute("drop table bare_write");
    }

    private void compare(String work, String write, int clients, Report report) throws Exception {
        double plain = 0;
        double audited = 0;
        for (int i = 0; i < ROUNDS; i++) {
            plain += rate(write, false, clients);
            audited += rate(write, true, clients);
        }
        report.beside(
                work,
                perSecond(plain / ROUNDS),
                perSecond(audited / ROUNDS),
                "at least " + LEAST_RATIO + "×: " + Report.word(audited >= plain * LEAST_RATIO));
    }

    private static Figure perSecond(double rate) {
        return new Figure(rate, String.format(java.util.Locale.ROOT, "%,.0f/s", rate));
    }

    private double rate(String write, boolean audited, int clients) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<Integer>> work = IntStream.range(0, clients)
                    .<Callable<Integer>>mapToObj(client -> () -> writes(write, audited, client))
                    .toList();
            int done = 0;
            for (Future<Integer> each : threads.invokeAll(work)) {
                done += each.get();
            }
            return done / (round.toMillis() / 1000.0);
        } finally {
            threads.shutdownNow();
        }
    }

    private int writes(String write, boolean audited, int client) throws SQLException {
        String name = new MadeSecret(client).name();
        int done = 0;
        try (Connection connection = vault.connect();
                PreparedStatement change = connection.prepareStatement(write);
                PreparedStatement number = connection.prepareStatement("select nextval('audit_event_sequence_seq')");
                PreparedStatement row = connection.prepareStatement(ROW)) {
            connection.setAutoCommit(false);
            for (long end = System.nanoTime() + round.toNanos(); System.nanoTime() < end; done++) {
                change.setString(1, name);
                change.executeUpdate();
                if (audited) {
                    add(number, row, name);
                }
                connection.commit();
            }
        }
        return done;
    }

    private void add(PreparedStatement number, PreparedStatement row, String name) throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        try (ResultSet next = number.executeQuery()) {
            next.next();
            row.setLong(1, next.getLong(1));
            row.setBytes(
                    4, keyring.sealEvent(event(next.getString(1), now, name).sealed()));
        }
        row.setObject(2, now.atOffset(ZoneOffset.UTC));
        row.setString(3, name);
        row.executeUpdate();
    }

    private static TrailEvent event(String number, Instant now, String name) {
        List<String> values = new ArrayList<>(Collections.nCopies(TrailEvent.FIELDS.size(), null));
        List<String> said = Arrays.asList(
                number,
                TrailTime.text(now),
                "bench",
                "TOKEN",
                null,
                "secret.put",
                name,
                "1",
                "SUCCESS",
                null,
                null,
                "127.0.0.1",
                "bench",
                "bench");
        for (int i = 0; i < said.size(); i++) {
            values.set(i, said.get(i));
        }
        return new TrailEvent(values);
    }
}
