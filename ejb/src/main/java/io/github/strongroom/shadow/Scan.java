package io.github.strongroom.shadow;

import io.github.strongroom.secret.StoredNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Looks for certain verdicts. These are not in the database, so names are looked at in batches, and no more than a limit: one
 * batch and one page are all that is ever held.
 */
final class Scan {

    /** How many names are looked at, at most. */
    static final int LIMIT = 10_000;

    static final int BATCH = 500;

    private final Batches batches;
    private final Function<StoredNames.Stored, ShadowRow> examination;

    private final List<ShadowRow> rows = new ArrayList<>();
    private long found;

    Scan(Batches batches, Function<StoredNames.Stored, ShadowRow> examination) {
        this.batches = batches;
        this.examination = examination;
    }

    /** Where names come from. */
    interface Batches {

        StoredNames.Page next(int first, int size);
    }

    ShadowPage page(ShadowQuery query, List<String> applications) {
        long total;
        int looked = 0;
        do {
            StoredNames.Page batch = batches.next(looked, BATCH);
            batch.names().forEach(stored -> look(stored, query));
            total = batch.total();
            looked += BATCH;
        } while (looked < total && looked < LIMIT);
        return new ShadowPage(rows, found, looked >= total, applications);
    }

    private void look(StoredNames.Stored stored, ShadowQuery query) {
        ShadowRow row = examination.apply(stored);
        List<Finding> wanted = row.findings().stream()
                .filter(finding -> query.verdicts().contains(finding.verdict()))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        if (found >= query.first() && rows.size() < query.size()) {
            rows.add(new ShadowRow(row.name(), row.status(), wanted));
        }
        found++;
    }
}
