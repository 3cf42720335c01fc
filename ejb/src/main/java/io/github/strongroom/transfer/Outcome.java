package io.github.strongroom.transfer;

/** What an import does with a key. */
public enum Outcome {
    /** Creates a secret. */
    NEW,
    /** Gives a stored secret a new version. */
    CHANGED,
    /** Nothing: the stored value is the same. */
    SAME,
    /** Nothing: it cannot be stored, and a code says why. */
    REFUSED,
    /** Nothing: the same key comes again further down, and the last one counts. */
    DUPLICATE
}
