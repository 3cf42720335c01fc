package io.github.strongroom.delivery;

import java.nio.ByteBuffer;

/**
 * What is remembered of a row that was read: how often it had been changed, and which seal it had. Nobody but Strongroom can make
 * a seal, so two rows that were changed equally often and differ in it are two histories of one secret.
 *
 * @param mark the first eight bytes of the seal
 */
record Seen(String name, long rowVersion, long mark) {

    private static final long PURGED = Long.MAX_VALUE;

    /** Of a row that had no genuine state when it was read: any is newer. */
    static Seen nothingGenuine(String name) {
        return new Seen(name, -1, 0);
    }

    /** Of a secret that was purged: no row of it is genuine again. */
    static Seen purged(String name) {
        return new Seen(name, PURGED, 0);
    }

    static Seen of(String name, long rowVersion, byte[] seal) {
        return new Seen(name, rowVersion, ByteBuffer.wrap(seal).getLong());
    }

    boolean isPurged() {
        return rowVersion == PURGED;
    }

    /** Whether the other is older, or of another history. */
    boolean isNewerThan(Seen other) {
        return rowVersion > other.rowVersion || (rowVersion == other.rowVersion && mark != other.mark);
    }
}
