package io.github.strongroom.trail;

/**
 * What is wrong with a trail, and where it begins.
 *
 * @param position of the first bad row in the chain, or the first that is missing; 0 for a row that has none
 * @param sequence of that row, {@code null} where it is missing or not known
 * @param text what is wrong with it, for a person
 */
public record Finding(Kind kind, long position, String sequence, String text) {

    /** All of it in a sentence: {@code EDITED, row at position 17 (sequence 23): it does not say …}. */
    public String sentence() {
        String place = position == 0 ? "" : " at position " + position;
        String name = sequence == null ? "" : " (sequence " + sequence + ")";
        return kind + ", row" + place + name + ": " + text;
    }

    /** Kinds of tampering, as far as the chain can tell them apart. */
    public enum Kind {
        /** A row does not say what it said when it was chained. */
        EDITED,
        /** Rows are missing. */
        REMOVED,
        /** There is a row that was never chained at its position. */
        INSERTED,
        /** A row stands in another place than its own. */
        REORDERED,
        /** Rows at the end are missing. */
        CUT,
        /** A checkpoint was not signed with the key that was given, or was edited. */
        SIGNATURE,
        /** Rows before a checkpoint were chained anew: they fit each other, but not what was signed. */
        REWRITTEN,
        /** Rows at the end are covered by no checkpoint, where all should be. */
        UNSIGNED,
        /** A row is stored and neither chained, nor waiting for it, nor rejected: somebody took its link away. */
        UNLINKED,
        /** The beginning does not follow from a checkpoint, nor from the beginning of the installation. */
        BEGINNING
    }
}
