package io.github.strongroom.trail;

/**
 * What is wrong with a trail, and where it begins.
 *
 * @param position of the first bad row, or the first that is missing
 * @param text what is wrong with it, for a person
 */
public record Finding(Kind kind, long position, String text) {

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
        /** The beginning does not follow from a checkpoint, nor from the beginning of the installation. */
        BEGINNING
    }
}
