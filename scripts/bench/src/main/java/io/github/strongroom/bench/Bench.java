package io.github.strongroom.bench;

import io.github.strongroom.launcher.EmbeddedDatabase;
import io.github.strongroom.launcher.PayaraDomain;
import io.github.strongroom.launcher.Progress;
import io.github.strongroom.launcher.Teardown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code scripts/bench.sh}: starts the product, measures it with many secrets and then with few, prints one table and writes it down.
 * The few come last, when everything has warmed up, so the ratios are rather too high than too low. Ends with 0 when every part
 * was measured, with nothing left running either way.
 */
public final class Bench {

    private static final double LISTS_GOAL = 2;

    private final Path root;
    private final Scale scale;
    private final Report report;
    private final Progress progress = new Progress(System.out);
    private final Teardown teardown = Teardown.atExit(progress);

    private Bench(Path root, Scale scale) {
        this.root = root;
        this.scale = scale;
        this.report = new Report(scale);
    }

    public static void main(String[] arguments) {
        Path root = Path.of(System.getProperty("strongroom.root"));
        new Bench(root, Scale.of(List.of(arguments))).run();
    }

    private void run() {
        try {
            measure();
            System.exit(0);
        } catch (Exception e) {
            if (!teardown.hasBegun()) {
                progress.say("The benchmarks failed:");
                e.printStackTrace();
            }
            System.exit(1);
        }
    }

    private void measure() throws SQLException {
        Path directory = root.resolve("scripts/bench/target/run");
        discard(directory);
        Vault vault = progress.step("Starting the product", () -> Vault.start(root, directory, teardown));
        Rest rest = new Rest(vault);
        step("Warming up", () -> {
            Fill.upTo(Scale.FEW, vault);
            side(Scale.FEW, vault, rest, new Figures());
            Fill.empty(vault);
        });
        progress.step("Storing " + scale.secrets() + " secrets", () -> filled(vault));
        Figures many = new Figures();
        Timing changes = side(scale.secrets(), vault, rest, many);
        step("Reading first snapshots in fresh JVMs", () -> new FirstSnapshot(vault).measure(scale.coldRuns(), report));
        step("Writing with and without audit", () -> new AuditCost(scale, vault).measure(report));
        step("Removing all but " + Scale.FEW, () -> Fill.shrinkToFew(vault));
        vault.makeTheProductReadAll();
        Figures few = new Figures();
        side(Scale.FEW, vault, rest, few);
        compare(few, many, changes);
        progress.say("\n" + report.table());
        Path page = root.resolve(scale.isFull() ? "docs/benchmarks.md" : "scripts/bench/target/benchmarks.md");
        report.write(page, Machine.of(root, vault));
        progress.say("\nWritten to " + page);
    }

    private Void filled(Vault vault) throws SQLException {
        long start = System.nanoTime();
        Fill.upTo(scale.secrets(), vault);
        report.alone("(filling the vault in batches, without REST)", Figure.seconds((System.nanoTime() - start) / 1e9));
        return null;
    }

    /** Measures all that is measured on both sides; the changes are handed back as well, for they have a goal of their own. */
    private Timing side(int secrets, Vault vault, Rest rest, Figures figures) {
        String with = " with " + secrets + " secrets";
        ChangeDelay delay = new ChangeDelay(rest);
        Load load = new Load(scale, rest);
        step("Waiting until applications have them", delay::awaitDelivery);
        step("Reading and revealing" + with, () -> load.measureReads(secrets, figures));
        step("Listing" + with, () -> new Lists(scale, rest, new Console(vault)).measure(secrets, figures));
        Timing changes = progress.step("Changing one" + with, () -> delay.measure(scale.changes()));
        figures.put(ChangeDelay.WORK, Figure.of(changes));
        step("Saving" + with, () -> load.measureWrites(figures));
        return changes;
    }

    private void compare(Figures few, Figures many, Timing changes) {
        for (String work : many.works()) {
            switch (work) {
                case Lists.FIRST_PAGE, Lists.CONSOLE -> report.beside(work, few.of(work), many.of(work), LISTS_GOAL);
                case ChangeDelay.WORK -> report.beside(work, few.of(work), many.of(work), ChangeDelay.verdict(changes));
                default -> report.beside(work, few.of(work), many.of(work));
            }
        }
    }

    /** A part that fails with a checked exception too. */
    private interface Part {
        void run() throws Exception;
    }

    private void step(String what, Part part) {
        progress.step(what, () -> {
            part.run();
            return null;
        });
    }

    /** What an earlier run has left, its processes too if it was killed. Refused while another run goes on. */
    private static void discard(Path directory) {
        if (Files.exists(directory)) {
            EmbeddedDatabase.start(directory.resolve("database")).close();
            PayaraDomain.stopLeftover(directory.resolve("domain"));
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(Bench::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
