package io.github.strongroom.configsource;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts the reads of one name, in one version, with one result, by one application. Any thread may {@link #add}; all else is for
 * whoever holds the lock of {@link Reads}.
 *
 * <p>The count only grows, and what was written is remembered beside it, so a read is neither lost nor told twice. A counter that
 * is no longer needed is closed by an exchange that fails if a read came in between; from then on it refuses to count.
 */
final class Tally {

    private static final VarHandle COUNT;
    private static final long CLOSED = Long.MIN_VALUE;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(Tally.class, "count", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ApplicationReads owner;
    private final Instant begun = Instant.now();
    private volatile long count;
    private long seen;
    private long written;
    private long round;
    private Instant firstAt;
    private Instant lastAt = begun;

    Tally(ApplicationReads owner) {
        this.owner = owner;
    }

    ApplicationReads owner() {
        return owner;
    }

    /** Counts a read: how many there are now, or a negative number where this counter is closed and the read was not counted. */
    long add() {
        return (long) COUNT.getAndAdd(this, 1L) + 1;
    }

    /**
     * Looks what was counted meanwhile, and notes between which moments.
     *
     * @param before a moment at which all that was counted until the last look had been counted
     */
    void look(Instant before) {
        long counted = count;
        if (counted > seen) {
            if (firstAt == null) {
                firstAt = begun.isAfter(before) ? begun : before;
            }
            Instant now = Instant.now();
            lastAt = now.isBefore(firstAt) ? firstAt : now;
            seen = counted;
        }
    }

    boolean isNew() {
        return written == 0;
    }

    private long unwritten() {
        return seen - written;
    }

    /** Whether there is something to hand over that this round has not had. */
    boolean isDue(long current) {
        return unwritten() > 0 && round != current;
    }

    /** Hands over what was seen; the next look begins a new span. */
    CountedRead handOver(Subject subject, long current) {
        round = current;
        CountedRead read = new CountedRead(
                owner.application(), subject.name(), subject.version(), subject.result(), firstAt, lastAt, unwritten());
        firstAt = null;
        return read;
    }

    void setWritten(long reads) {
        written += reads;
    }

    /** Closes this counter if all is written and nobody has counted since the last look, for as long as is given. */
    boolean close(Duration idle) {
        return unwritten() == 0 && lastAt.plus(idle).isBefore(Instant.now()) && COUNT.compareAndSet(this, seen, CLOSED);
    }
}
