package io.github.strongroom.audit;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A verification of the stored trail, under way or ended. May be looked at from any thread. */
public final class VerifyRun {

    private final Instant startedAt = Instant.now();
    private final String startedBy;
    private final String expectedHead;
    private final CompletableFuture<VerifyReport> report = new CompletableFuture<>();
    private volatile long done;
    private volatile long total;
    private volatile Instant endedAt;

    VerifyRun(String startedBy, String expectedHead) {
        this.startedBy = startedBy;
        this.expectedHead = expectedHead;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public String startedBy() {
        return startedBy;
    }

    /** The hash that must be in the trail; {@code null} for none. */
    public String expectedHead() {
        return expectedHead;
    }

    /** How many rows were looked at. */
    public long done() {
        return done;
    }

    /** How many rows there are to look at; 0 until that is known. */
    public long total() {
        return total;
    }

    /** How much was looked at, 0 to 100; 100 only when it has ended. */
    public int percent() {
        if (isEnded()) {
            return 100;
        }
        return total == 0 ? 0 : (int) Math.min(99, done * 100 / total);
    }

    /** Whether it has ended, with a report or by an error. */
    public boolean isEnded() {
        return report.isDone();
    }

    /** When it ended; {@code null} while it goes on. */
    public Instant endedAt() {
        return endedAt;
    }

    /** What was found; empty while it goes on, and where an error ended it. */
    public Optional<VerifyReport> report() {
        return report.isDone() && !report.isCompletedExceptionally() ? Optional.of(report.join()) : Optional.empty();
    }

    /** The error that ended it; empty while it goes on, and where it has a report. */
    public Optional<FaultException> failure() {
        if (!report.isCompletedExceptionally()) {
            return Optional.empty();
        }
        return Optional.of(
                Fault.STORE_UNAVAILABLE.causedBy(report.handle((found, e) -> e).join()));
    }

    /**
     * Waits for the end.
     *
     * @throws FaultException {@code STR-0501} when an error ended it, or it takes longer
     */
    public VerifyReport await(Duration longest) {
        try {
            return report.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.STORE_UNAVAILABLE.causedBy(e);
        } catch (ExecutionException | TimeoutException e) {
            throw Fault.STORE_UNAVAILABLE.causedBy(e);
        }
    }

    void progress(long rows, long of) {
        done = rows;
        total = of;
    }

    void end(VerifyReport found) {
        endedAt = Instant.now();
        report.complete(found);
    }

    void fail(Throwable e) {
        endedAt = Instant.now();
        report.completeExceptionally(e);
    }
}
