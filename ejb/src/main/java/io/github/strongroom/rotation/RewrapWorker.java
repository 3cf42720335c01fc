package io.github.strongroom.rotation;

import io.github.strongroom.audit.ServerName;
import io.github.strongroom.bootstrap.DatabaseThread;
import io.github.strongroom.keyring.Keyring;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks every two seconds whether there is a rewrap to this server's current master key that no server works on, and works on
 * it. So a rewrap goes on by itself after a kill of the server, here or elsewhere.
 */
@Singleton
@Startup
public class RewrapWorker {

    private static final Logger LOG = Logger.getLogger(RewrapWorker.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(5);

    @Inject
    private Keyring keyring;

    @Inject
    private Pace pace;

    @Inject
    private RewrapRecord record;

    @Resource
    private ManagedThreadFactory threads;

    private DatabaseThread thread;
    private boolean failing;

    @PostConstruct
    void start() {
        thread = new DatabaseThread(threads, "strongroom-rewrap", RETRY, this::watch, this::failed);
        thread.start();
    }

    @PreDestroy
    void stop() {
        thread.stop();
    }

    private void watch(Connection connection) throws SQLException, InterruptedException {
        RewrapLock.endWithTheMachine(connection);
        RewrapRow row = new RewrapRow(connection);
        while (!thread.isStopping()) {
            if (row.isRunningTo(keyring.kekId()) && RewrapLock.tryTake(connection)) {
                work(connection);
                RewrapLock.release(connection);
            }
            failing = false;
            Thread.sleep(LOOK.toMillis());
        }
    }

    /** The lock is not given back when this throws: it ends with the connection, and so does whatever is half done. */
    private void work(Connection connection) throws SQLException, InterruptedException {
        LOG.info(() -> "Rewrapping to master key " + keyring.kekId());
        RewrapRun run = new RewrapRun(keyring, connection, pace);
        boolean finished = run.work(ServerName.CURRENT);
        String counts = run.moved() + " rows moved in this run, " + run.failed() + " not moved";
        if (finished) {
            record.finish(keyring.kekId(), counts);
        }
        LOG.info(() -> "Rewrap to master key " + keyring.kekId() + (finished ? " is done: " : " is paused: ") + counts);
    }

    private void failed(Throwable e) {
        if (!failing) {
            failing = true;
            LOG.log(Level.WARNING, "No rewrap goes on here for the moment; it is tried again every few seconds", e);
        }
    }
}
