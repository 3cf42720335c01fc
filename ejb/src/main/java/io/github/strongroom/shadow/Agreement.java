package io.github.strongroom.shadow;

/** How the value of a source compares with the one that Strongroom holds; found by keyed fingerprints. */
public enum Agreement {
    SAME,
    DIFFERENT,
    /** There is nothing to compare with, or the value has an expression in it that is expanded for the application. */
    UNKNOWN,
    /** The source throws. */
    FAILS
}
