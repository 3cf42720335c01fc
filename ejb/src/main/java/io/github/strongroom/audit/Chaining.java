package io.github.strongroom.audit;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings the chain up to what is committed, and signs it. What is signed was checked before: the rows since the last checkpoint follow
 * from it and have their seals, or no checkpoint vouches for them.
 */
final class Chaining {

    private static final Logger LOG = Logger.getLogger(Chaining.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(5);

    private final Keyring keyring;
    private final Connection connection;
    private final Chain chain;
    private final Checkpoints checkpoints;
    private Instant notBefore = Instant.MIN;

    /**
     * Work on this connection.
     *
     * @param connection not in auto-commit mode, without a transaction under way
     */
    Chaining(Keyring keyring, Connection connection) {
        this.keyring = keyring;
        this.connection = connection;
        this.chain = new Chain(keyring, connection);
        this.checkpoints = new Checkpoints(keyring, connection);
    }

    Chain chain() {
        return chain;
    }

    /**
     * How far it came.
     *
     * @param taken how many rows were chained or rejected
     * @param signed whether a checkpoint vouches for the head
     */
    record Step(int taken, Chain.Head head, boolean signed) {}

    /**
     * Chains one batch, signs where that is due or asked for, and commits.
     *
     * @return empty where another server is at it
     */
    Optional<Step> step(boolean signNow) throws SQLException {
        Optional<Step> step = Optional.empty();
        if (chain.tryLockUntilCommit()) {
            int taken = chain.extend(false);
            Chain.Head head = chain.head();
            boolean signed = false;
            if (signNow || isDue(taken, head)) {
                chain.recallForgotten();
                signed = sign(head);
            }
            if (signed) {
                chain.recallForgotten();
            }
            connection.commit();
            step = Optional.of(new Step(taken, head, signed));
        }
        connection.rollback();
        return step;
    }

    private boolean isDue(int taken, Chain.Head head) throws SQLException {
        return (taken > 0 || head.position() > 0) && Instant.now().isAfter(notBefore) && checkpoints.isDue(head);
    }

    private boolean sign(Chain.Head head) throws SQLException {
        Checkpoint latest = checkpoints.latest().orElse(null);
        long signed = latest == null ? 0 : latest.position();
        StoredTrailCheck check = new StoredTrailCheck(keyring, latest, signed + 1, null, rows -> {});
        try {
            new TrailReader(keyring, connection).read(signed, head.position(), check);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Optional<Finding> finding = check.end().finding();
        if (finding.isEmpty()) {
            checkpoints.sign(head);
        } else {
            notBefore = Instant.now().plus(AFTER_REFUSAL);
            LOG.log(
                    Level.SEVERE,
                    "{0}",
                    Fault.AUDIT_NOT_SIGNED.with(finding.get().sentence()));
        }
        return finding.isEmpty();
    }

    /**
     * Chains all that is committed now, and signs it.
     *
     * @return whether a checkpoint vouches for it
     * @throws io.github.strongroom.fault.FaultException {@code STR-0611} where that takes longer than ten seconds
     */
    boolean bringUpToDate() throws SQLException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Optional<Step> last = step(true).filter(step -> step.taken() < Chain.BATCH);
            if (last.isPresent()) {
                return last.get().signed();
            }
            pause();
        }
        throw Fault.AUDIT_NOT_UP_TO_DATE.with();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.AUDIT_NOT_UP_TO_DATE.causedBy(e);
        }
    }
}
