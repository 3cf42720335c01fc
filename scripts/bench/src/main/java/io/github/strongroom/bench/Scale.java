package io.github.strongroom.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param secrets how many the vault holds on the large side
 * @param repetitions of a request whose time is taken
 * @param limit how long one request is repeated at most
 * @param changes how many changes are followed to an application
 * @param load how long eight connections ask for one thing
 * @param writes how many secrets eight connections save
 * @param coldRuns how many fresh JVMs read the first snapshot, each way
 */
record Scale(
        int secrets,
        int repetitions,
        Duration limit,
        int changes,
        Duration load,
        int writes,
        int coldRuns,
        String option) {

    /** How many secrets the vault holds on the small side. */
    static final int FEW = 100;

    private static final Scale FULL =
            new Scale(100_000, 300, Duration.ofSeconds(3), 100, Duration.ofSeconds(8), 2_000, 3, "");
    private static final Scale QUICK =
            new Scale(10_000, 100, Duration.ofSeconds(2), 40, Duration.ofSeconds(5), 400, 1, " --quick");

    static Scale of(List<String> arguments) {
        return arguments.contains("--quick") ? QUICK : FULL;
    }

    boolean isFull() {
        return option.isEmpty();
    }
}
