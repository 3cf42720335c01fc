package io.github.strongroom.verifier;

import io.github.strongroom.trail.ChainCheck;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.Finding;
import java.util.Optional;

/**
 * What was found in a file.
 *
 * @param filter of the export, {@code null} for none
 * @param rejected how many rows Strongroom had rejected as not its own when it exported the trail
 * @param waiting how many rows were stored then and are not in the file
 * @param lastCheckpoint the last one whose signature was right, {@code null} for none
 * @param otherKey whether the file names another key than the one that was given
 */
record Verdict(
        ChainCheck.Result result,
        String filter,
        long firstPosition,
        long rejected,
        long waiting,
        Checkpoint lastCheckpoint,
        boolean otherKey) {

    static final int INTACT = 0;
    static final int TAMPERED = 1;
    static final int UNREADABLE = 2;
    static final int INCOMPLETE = 3;

    Optional<Finding> finding() {
        return result.finding();
    }

    /** The exit code. */
    int code() {
        if (finding().isPresent()) {
            return TAMPERED;
        }
        return filter == null ? INTACT : INCOMPLETE;
    }

    /** For a person. */
    String report() {
        StringBuilder text = new StringBuilder();
        finding().ifPresentOrElse(finding -> tampered(text, finding), () -> untouched(text));
        if (rejected > 0) {
            text.append("\nRejected: ")
                    .append(rejected)
                    .append(
                            " rows that Strongroom did not write, or that vanished, are listed at the end of the file and are"
                                    + " not part of the trail.");
        }
        if (waiting > 0) {
            text.append("\nNot in the file: ").append(waiting).append(" rows that were stored and not signed yet.");
        }
        return text.toString();
    }

    private void tampered(StringBuilder text, Finding finding) {
        text.append("TAMPERED. ").append(finding.sentence()).append('.');
        if (finding.kind() == Finding.Kind.SIGNATURE && otherKey) {
            text.append(
                    "\nThe file names another public key than the one that was given: check which is the right one.");
        }
        text.append("\nThe ")
                .append(result.position() - firstPosition + 1)
                .append(" rows before it are as they were chained.");
    }

    private void untouched(StringBuilder text) {
        if (filter != null) {
            text.append("FILTERED (")
                    .append(filter)
                    .append("). Each of the ")
                    .append(result.links())
                    .append(
                            " rows fits its own hash. That nothing is missing, and that they are genuine, cannot be proven from a"
                                    + " filtered export: look up their positions and hashes in an export without a filter.");
            return;
        }
        text.append("INTACT. ")
                .append(result.links())
                .append(" rows, positions ")
                .append(firstPosition)
                .append(" to ")
                .append(result.position())
                .append(", ")
                .append(result.checkpoints())
                .append(" checkpoints.");
        if (firstPosition > 1) {
            text.append("\nThe rows before position ")
                    .append(firstPosition)
                    .append(" were retired; a signed checkpoint vouches for them.");
        }
        if (lastCheckpoint != null) {
            text.append("\nSigned up to the last row, at ")
                    .append(lastCheckpoint.at())
                    .append('.');
        }
        text.append("\nHead: ")
                .append(result.head())
                .append(
                        "\nRows that were cut off together with their checkpoints would not be missed here: compare time and head"
                                + " with the server's log, or give --expect-head.");
    }
}
