package io.github.strongroom.rotation;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.rotation.RewrapBatch.Place;
import io.github.strongroom.rotation.RewrapBatch.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One server's work on a rewrap, on a connection that holds the {@link RewrapLock}: passes over all rows until one finds
 * nothing more, since others may still store under an old key meanwhile, then the keys of the installation. These come last
 * on purpose: until they have moved, no server starts without the old key.
 */
final class RewrapRun {

    private static final Logger LOG = Logger.getLogger(RewrapRun.class.getName());
    private static final Duration BETWEEN_PASSES = Duration.ofMillis(200);

    private final Keyring keyring;
    private final Connection connection;
    private final Pace pace;
    private final RewrapRow row;
    private final RewrapBatch batch;
    private final Set<Place> damaged = new HashSet<>();
    private long notGiven;
    private long failedKeys;
    private long moved;

    RewrapRun(Keyring keyring, Connection connection, Pace pace) {
        this.keyring = keyring;
        this.connection = connection;
        this.pace = pace;
        this.row = new RewrapRow(connection);
        this.batch = new RewrapBatch(keyring, connection);
    }

    /**
     * Works until nothing is left, or somebody pauses the rewrap.
     *
     * @return whether nothing is left
     * @throws InterruptedException when the server stops
     * @throws SQLException when the database fails; what was committed until then stays done
     */
    boolean work(String server) throws SQLException, InterruptedException {
        row.takeOver(keyring.kekId(), server);
        notGiven = batch.notGiven();
        long before;
        do {
            before = moved;
            if (!pass()) {
                return false;
            }
        } while (moved > before || someAreLeft());
        return inTransaction(this::moveInstallationKeys);
    }

    private boolean pass() throws SQLException, InterruptedException {
        Place place = Place.BEFORE_ALL;
        while (place != null) {
            Place after = place;
            long start = System.nanoTime();
            Step step = inTransaction(() -> step(after));
            if (!step.goOn) {
                return false;
            }
            place = step.result.end();
            pause(pace.pauseAfter(step.result.moved(), Duration.ofNanos(System.nanoTime() - start)));
        }
        return true;
    }

    private record Step(Result result, boolean goOn) {}

    private Step step(Place after) throws SQLException {
        Result result = batch.move(after, pace.batch());
        result.failures().forEach(this::note);
        moved += result.moved();
        return new Step(result, row.advance(keyring.kekId(), result.moved(), failed()));
    }

    private void note(Place place, FaultException failure) {
        if (damaged.add(place)) {
            LOG.log(Level.SEVERE, "Not rewrapped: {0}. It stays under its key. {1}", new Object[] {place, failure});
        }
    }

    /** A row that somebody was changing was passed over; it has its turn in another pass. */
    private boolean someAreLeft() throws SQLException, InterruptedException {
        boolean some = batch.left() > damaged.size();
        if (some) {
            pause(BETWEEN_PASSES);
        }
        return some;
    }

    private boolean moveInstallationKeys() throws SQLException {
        try {
            int keys = keyring.rewrapInstallationKeys(connection);
            moved += keys;
            return row.advance(keyring.kekId(), keys, failed());
        } catch (FaultException e) {
            failedKeys = 1;
            LOG.severe(() -> "The keys of the installation are not rewrapped and stay under their key. " + e);
            return row.advance(keyring.kekId(), 0, failed());
        }
    }

    long moved() {
        return moved;
    }

    long failed() {
        return damaged.size() + notGiven + failedKeys;
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            return result;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        if (!time.isZero()) {
            Thread.sleep(time.toMillis());
        }
    }
}
