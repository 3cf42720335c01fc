package io.github.strongroom.configsource;

/**
 * The one place on a server where values are handed over: the Strongroom application publishes, the sources of all
 * applications read. It lives on the common class path and knows no class of the application, so a redeploy of Strongroom
 * leaves nothing behind, and reads go on meanwhile from what was published last.
 *
 * <p>Safe for use by several threads. Not a security boundary: whatever runs in the same server can read it.
 */
public final class Delivery {

    private static volatile Snapshot current;

    private Delivery() {}

    /**
     * Replaces what applications read, then makes the runtime forget the values it has cached, in every application.
     */
    public static void publish(Snapshot snapshot) {
        current = snapshot;
        Applications.clearCaches();
    }

    /**
     * Makes the runtime forget what it has cached once more. A read that had asked before a snapshot was replaced may have
     * stored its answer after the caches were cleared; whoever publishes calls this a moment later.
     */
    public static void settle() {
        Applications.clearCaches();
    }

    /** What an application that asks for the name is answered now, without the answer itself. */
    public static Answer answerTo(String name) {
        Snapshot snapshot = current;
        Held held = snapshot == null ? null : snapshot.find(name);
        if (held != null) {
            return held.answer();
        }
        return snapshot == null && !ReservedNames.isReserved(name) ? Answer.ERROR : Answer.NOTHING;
    }

    /** Kinds of answers. */
    public enum Answer {
        /** A value. */
        VALUE,
        /** Nothing: the next source is asked. */
        NOTHING,
        /** A {@link ValueUnavailableException}. */
        ERROR
    }

    /** The snapshot last published, or {@code null} before the first. */
    public static Snapshot current() {
        return current;
    }
}
