package io.github.strongroom.secret;

/** What an administrator should look at. Found by keyed fingerprints and dates, never by a value. */
public enum Flag {
    /** Another entry has the same value, and one of the two is a secret. */
    REUSED,
    /** The value is older than its {@code rotateEvery}. */
    ROTATION_DUE,
    /** A secret still has the value that it was imported with. */
    UNCHANGED_SINCE_IMPORT,
    /** A certificate in the value ends within 30 days, or has ended. */
    CERTIFICATE_ENDING,
    /** The row was changed outside Strongroom: its value is not given out. */
    TAMPERED
}
