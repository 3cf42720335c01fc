package io.github.strongroom.transfer;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.secret.Intake;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.SecretName;
import io.github.strongroom.secret.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an import is going to do, key by key, until somebody has decided. It holds the values, so it is never serialised and
 * is not part of a session; nothing public of it shows one. Safe for use by several threads.
 */
public final class ImportPlan {

    private final String source;
    private final List<ImportRow> rows = new ArrayList<>();
    private final List<WrongLine> wrongLines;
    private final PlanState state = new PlanState();
    private volatile int done;

    /**
     * How many keys have which outcome.
     *
     * @param created new ones that are written
     * @param changed stored ones that are written
     * @param excluded those that somebody left out, or that were never chosen
     */
    public record Counts(
            int keys, int created, int changed, int same, int refused, int repeated, int excluded, int wrongLines) {

        /** How many keys are written. */
        public int written() {
            return created + changed;
        }

        String told() {
            return "%d keys: %d new, %d changed, %d same, %d refused, %d repeated, %d left out; %d wrong lines"
                    .formatted(keys, created, changed, same, refused, repeated, excluded, wrongLines);
        }
    }

    ImportPlan(
            String source,
            Parsed parsed,
            ImportOptions options,
            Predicate<String> included,
            Function<SecretValue, Fingerprint> fingerprints) {
        this.source = source;
        this.wrongLines = List.copyOf(parsed.wrongLines());
        for (Parsed.Entry entry : parsed.entries()) {
            Fingerprint fingerprint = entry.value() == null ? null : fingerprints.apply(entry.value());
            rows.add(new ImportRow(rows.size(), entry, fingerprint, options, included.test(entry.key())));
        }
    }

    /** The names that the keys get and that could be stored. */
    synchronized Set<String> names() {
        return rows.stream().map(ImportRow::getName).filter(SecretName::isFree).collect(Collectors.toSet());
    }

    /**
     * Finds out for each key what an import would do, where this is stored.
     *
     * @throws io.github.strongroom.fault.FaultException as {@link #decide}
     */
    synchronized void compare(Map<String, Standing> stored) {
        state.compared();
        Map<String, Parsed.Entry> last = new HashMap<>();
        rows.forEach(row -> last.put(row.entry().key(), row.entry()));
        for (ImportRow row : rows) {
            Parsed.Entry counting = last.get(row.entry().key());
            boolean repeated = row.entry().line() > 0 && counting != row.entry();
            row.judge(stored.get(row.getName()), repeated ? counting : null);
        }
        refuseClashes();
    }

    private void refuseClashes() {
        Map<String, List<ImportRow>> byName = rows.stream()
                .filter(row -> row.isWritten() || (row.isIncluded() && row.getOutcome() == Outcome.SAME))
                .collect(Collectors.groupingBy(ImportRow::getName));
        byName.values().stream()
                .filter(sharing -> sharing.size() > 1)
                .flatMap(List::stream)
                .forEach(row -> row.refuse(Fault.NAMES_CLASH.with()));
    }

    /**
     * Changes what somebody decided about one key; {@link #compare} then tells what follows.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0257} while it is being stored, {@code STR-0258} when it
     *     was stored
     */
    public synchronized void decide(int index, String name, Kind kind, String category) {
        state.decided();
        ImportRow row = rows.get(index);
        row.rename(name);
        row.classify(category);
        row.become(kind);
    }

    /** Takes a key in or leaves it out, as {@link #decide}. */
    public synchronized void include(int index, boolean included) {
        state.decided();
        rows.get(index).include(included);
    }

    /** Takes all keys with this outcome in, or leaves them out, as {@link #decide}; {@code null} stands for any outcome. */
    public synchronized void include(Outcome outcome, boolean included) {
        state.decided();
        rows(outcome).forEach(row -> row.include(included));
    }

    /** The keys with this outcome, or all where it is {@code null}, in the order of the file. */
    public synchronized List<ImportRow> rows(Outcome outcome) {
        return rows.stream()
                .filter(row -> outcome == null || row.getOutcome() == outcome)
                .toList();
    }

    /** The lines that are not understood. */
    public List<WrongLine> wrongLines() {
        return wrongLines;
    }

    public synchronized Counts counts() {
        return new Counts(
                rows.size(),
                count(row -> row.isWritten() && row.getOutcome() == Outcome.NEW),
                count(row -> row.isWritten() && row.getOutcome() == Outcome.CHANGED),
                count(row -> row.getOutcome() == Outcome.SAME),
                count(row -> row.getOutcome() == Outcome.REFUSED),
                count(row -> row.getOutcome() == Outcome.DUPLICATE),
                count(row ->
                        !row.isIncluded() && (row.getOutcome() == Outcome.NEW || row.getOutcome() == Outcome.CHANGED)),
                wrongLines.size());
    }

    private int count(Predicate<ImportRow> which) {
        return (int) rows.stream().filter(which).count();
    }

    /**
     * Makes sure that nothing is wrong which somebody ought to know before they import the rest.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0248}, which names the first of them
     */
    synchronized void requireUnblocked() {
        List<String> wrong = Stream.concat(
                        wrongLines.stream().map(line -> "line " + line.line()),
                        rows.stream().filter(ImportRow::isBlocking).map(ImportPlan::told))
                .toList();
        if (!wrong.isEmpty()) {
            String first = wrong.stream().limit(5).collect(Collectors.joining(", ")) + (wrong.size() > 5 ? ", …" : "");
            throw Fault.IMPORT_BLOCKED.with(wrong.size(), first);
        }
    }

    private static String told(ImportRow row) {
        return (row.getKey().isEmpty() ? "line " + row.getLine() : row.getKey()) + ": " + row.getCode();
    }

    /** The keys that an import writes. */
    synchronized List<ImportRow> written() {
        return rows.stream().filter(ImportRow::isWritten).toList();
    }

    /**
     * Freezes it until {@link #stored}: nobody can decide about it or store it meanwhile.
     *
     * @return what an import stores
     * @throws io.github.strongroom.fault.FaultException as {@link #decide}; {@code STR-0257} as well where something was decided
     *     and not compared since
     */
    synchronized List<Intake.Item> freeze() {
        state.storing();
        done = 0;
        return written().stream()
                .map(row -> new Intake.Item(row.getName(), row.draft(), row.expected()))
                .toList();
    }

    /** The end of an import: what was stored is so for good, what was not can be tried again. */
    synchronized void stored(boolean committed) {
        state.ended(committed);
    }

    /** Whether it was stored. */
    synchronized boolean isStored() {
        return state.isStored();
    }

    /** Whether an import is storing it. */
    synchronized boolean isStoring() {
        return state.isStoring();
    }

    void progress(int written) {
        done = written;
    }

    /** How many keys a running import has written. */
    public int done() {
        return done;
    }

    /** Where the keys come from, for people and for the audit. */
    public String source() {
        return source;
    }

    /** The source: what the audit has about it. */
    @Override
    public String toString() {
        return source;
    }
}
