package io.github.strongroom.verifier;

import io.github.strongroom.trail.ChainCheck;
import io.github.strongroom.trail.Finding;
import io.github.strongroom.trail.TrailEvent;

/**
 * Rows that a filter has left: each must fit its own hash, follow in the order of positions, and name the hash of its neighbour where
 * that is there. More cannot be said of them.
 */
final class FilteredRows {

    private final ChainCheck findings;
    private long position;
    private String hash;
    private long rows;

    FilteredRows(ChainCheck findings) {
        this.findings = findings;
    }

    void row(long at, String previous, String ownHash, TrailEvent event) {
        rows++;
        String text = null;
        Finding.Kind kind = Finding.Kind.EDITED;
        if (at <= position) {
            kind = Finding.Kind.REORDERED;
            text = "it stands behind a later row";
        } else if (!event.hash(at, previous).equals(ownHash)) {
            text = "it does not say what it said when it was chained";
        } else if (at == position + 1 && hash != null && !hash.equals(previous)) {
            text = "it was chained behind another row than the one before it";
        }
        if (text != null) {
            findings.reject(kind, at, event.sequence(), text);
        }
        position = at;
        hash = ownHash;
    }

    ChainCheck.Result end() {
        ChainCheck.Result result = findings.end();
        return new ChainCheck.Result(result.finding(), rows, 0, position, 0, hash);
    }
}
