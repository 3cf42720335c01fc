package io.github.strongroom.configsource;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What all applications on this server have read and nobody has written down yet. The counts live here, on the common class path, so
 * that a redeploy of Strongroom loses none.
 *
 * <p>Exact: whoever writes {@linkplain #take takes} a batch, writes it, and says so. Until then the same batch, with the same id, is
 * handed out again, to whoever asks; reads that come meanwhile are in the next one.
 */
public final class Reads {

    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Semaphore SOMETHING_NEW = new Semaphore(0);

    private static Instant lookedAt = Instant.now();
    private static ReadBatch unwritten;
    private static long round;
    private static boolean goesOn;

    private Reads() {}

    /** Waits until something is read that had not been read before, in vain at most for that long. */
    public static void await(Duration atMost) throws InterruptedException {
        if (SOMETHING_NEW.tryAcquire(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS)) {
            SOMETHING_NEW.drainPermits();
        }
    }

    static void wake() {
        // nobody may be there to take the permits, so they are not piled up
        if (SOMETHING_NEW.availablePermits() == 0) {
            SOMETHING_NEW.release();
        }
    }

    /**
     * Takes what is to be written. A batch that has as many rows as there may be is followed by the rest: no counter is in two of
     * them, however often it is read meanwhile, until there was one that was not full.
     *
     * @param all whether to take everything, or only what has not been read before
     * @param atMost how many rows
     * @return a batch that may be empty; one that was taken earlier and is not {@linkplain ReadBatch#written() written} comes first
     */
    public static synchronized ReadBatch take(boolean all, int atMost) {
        ReadBatch batch = new ReadBatch();
        Instant now = Instant.now();
        if (unwritten == null && !goesOn) {
            round++;
        }
        for (ApplicationReads application : ApplicationReads.all()) {
            application.look(lookedAt, (subject, tally) -> {
                boolean wanted = all || (tally.isNew() && subject.result() != ReadResult.NOT_HELD);
                if (unwritten == null && wanted && tally.isDue(round) && batch.size() < atMost) {
                    batch.add(tally, tally.handOver(subject, round));
                }
            });
            if (unwritten == null) {
                application.forgetIdle(IDLE);
            }
        }
        lookedAt = now;
        if (unwritten != null) {
            return unwritten;
        }
        goesOn = batch.size() == atMost;
        unwritten = batch.isEmpty() ? null : batch;
        return batch;
    }

    static synchronized void written(ReadBatch batch) {
        if (unwritten == batch) {
            batch.settle();
            unwritten = null;
        }
    }
}
