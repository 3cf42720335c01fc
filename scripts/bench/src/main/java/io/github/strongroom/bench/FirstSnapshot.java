package io.github.strongroom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;

/** The first snapshot at a server's start, each time in a fresh JVM: the product's, and a bare loop over the same rows, in turn. */
final class FirstSnapshot {

    private static final double GOAL_RATIO = 1.5;
    private static final int GOAL_BYTES = 1024;
    private static final String HEAP = "-Xmx1g";
    // what AES-GCM adds to a value: 12 bytes of nonce, 16 of tag
    private static final String VALUE_BYTES = "select sum(octet_length(v.ciphertext) - 28) from secret s"
            + " join secret_version v on v.secret_id = s.id and v.version = s.current_version"
            + " where s.active and (s.expires_at is null or s.expires_at > now())";

    private final Vault vault;

    FirstSnapshot(Vault vault) {
        this.vault = vault;
    }

    private record Run(long nanos, long values, long heap) {}

    void measure(int runs, Report report) throws SQLException {
        long[] bare = new long[runs];
        long[] product = new long[runs];
        Run last = null;
        for (int i = 0; i < runs; i++) {
            bare[i] = run("bare").nanos();
            last = run("product");
            product[i] = last.nanos();
        }
        Figure loop = Figure.seconds(Timing.of(bare).medianMillis() / 1000);
        Figure snapshot = Figure.seconds(Timing.of(product).medianMillis() / 1000);
        report.beside("first snapshot in a fresh JVM, beside a bare loop", loop, snapshot, GOAL_RATIO);
        report.below("memory of the snapshot, per value, beyond the value", beyondValue(last), GOAL_BYTES);
    }

    private Figure beyondValue(Run run) throws SQLException {
        long values = Long.parseLong(vault.ask(VALUE_BYTES));
        return Figure.bytes((double) (run.heap() - values) / run.values());
    }

    private Run run(String way) {
        ProcessBuilder jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SnapshotRun.class.getName(),
                        way)
                .redirectError(Redirect.INHERIT);
        jvm.environment().putAll(vault.environment());
        try {
            Process process = jvm.start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the first snapshot (" + way + ") failed");
            }
            String[] numbers = answer.split(" ");
            return new Run(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
