package io.github.strongroom.delivery;

import java.nio.ByteBuffer;

/**
 * What is remembered of a row that was read: how often it had been changed, and which seal it had. Nobody but Strongroom can make
 * a seal, so two rows that were changed equally often and differ in it are two histories of one secret.
 *
 * @param mark the first eight bytes of the seal
 */
record Seen(long rowVersion, long mark) {

    /** Of a row that had no genuine state when it was read: any is newer. */
    static final Seen NOTHING_GENUINE = new Seen(-1, 0);

    static Seen of(long rowVersion, byte[] seal) {
        return new Seen(rowVersion, ByteBuffer.wrap(seal).getLong());
    }

    /** Whether the other is older, or of another history. */
    boolean isNewerThan(Seen other) {
        return rowVersion > other.rowVersion || (rowVersion == other.rowVersion && mark != other.mark);
    }
}
