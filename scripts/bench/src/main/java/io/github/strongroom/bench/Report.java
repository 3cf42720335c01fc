package io.github.strongroom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one table, and the page that holds it. */
final class Report {

    private record Row(String work, String base, String measured, String ratio, String goal) {

        @Override
        public String toString() {
            return "| " + String.join(" | ", work, base, measured, ratio, goal) + " |";
        }
    }

    private final Scale scale;
    private final List<Row> rows = new ArrayList<>();

    Report(Scale scale) {
        this.scale = scale;
    }

    static String word(boolean met) {
        return met ? "met" : "**missed**";
    }

    /** Work whose ratio to the base has no goal. */
    void beside(String work, Figure base, Figure measured) {
        rows.add(new Row(work, base.shown(), measured.shown(), measured.ratioTo(base), ""));
    }

    /** Work that must take at most so many times what the base takes. */
    void beside(String work, Figure base, Figure measured, double mostRatio) {
        boolean met = measured.value() <= base.value() * mostRatio;
        String goal = String.format(Locale.ROOT, "at most %s×: %s", mostRatio, word(met));
        rows.add(new Row(work, base.shown(), measured.shown(), measured.ratioTo(base), goal));
    }

    /** Work with a goal of its own, said with whether it is met. */
    void beside(String work, Figure base, Figure measured, String goal) {
        rows.add(new Row(work, base.shown(), measured.shown(), measured.ratioTo(base), goal));
    }

    /** A figure without a base that must stay below a limit. */
    void below(String work, Figure measured, double limit) {
        String goal = String.format(Locale.ROOT, "under %,.0f: %s", limit, word(measured.value() < limit));
        rows.add(new Row(work, "", measured.shown(), "", goal));
    }

    /** A figure without a base and without a goal. */
    void alone(String work, Figure measured) {
        rows.add(new Row(work, "", measured.shown(), "", ""));
    }

    String table() {
        List<String> lines = new ArrayList<>();
        String many = String.format(Locale.ROOT, "with %,d secrets", scale.secrets());
        lines.add("| work | with " + Scale.FEW + " secrets, or base | " + many + " | ratio | goal |");
        lines.add("| --- | --- | --- | --- | --- |");
        rows.forEach(row -> lines.add(row.toString()));
        return String.join("\n", lines);
    }

    void write(Path file, Machine machine) {
        try {
            String page = new String(
                            Report.class.getResourceAsStream("benchmarks.md").readAllBytes(), "UTF-8")
                    .replace("{date}", LocalDate.now(ZoneOffset.UTC).toString())
                    .replace("{option}", scale.option())
                    .replace("{machine}", machine.toString())
                    .replace("{table}", table());
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
