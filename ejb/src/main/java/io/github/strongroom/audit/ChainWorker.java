package io.github.strongroom.audit;

import io.github.strongroom.bootstrap.DatabaseThread;
import io.github.strongroom.bootstrap.VaultDataSource;
import io.github.strongroom.fault.Fault;
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
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Chains the rows of the audit trail, four times a second, and signs a checkpoint every thousand rows, every five minutes, and when the
 * server stops. Several servers may run: whichever comes first does it.
 */
@Singleton
@Startup
public class ChainWorker {

    private static final Logger LOG = Logger.getLogger(ChainWorker.class.getName());
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration RETRY = Duration.ofSeconds(1);

    @Inject
    private Keyring keyring;

    @Inject
    private AuditTrail trail;

    @Resource
    private ManagedThreadFactory threads;

    private DatabaseThread thread;
    private boolean started;
    private Chain.Head left;
    private boolean away;

    @PostConstruct
    void start() {
        thread = new DatabaseThread(threads, "strongroom-audit", RETRY, this::watch, this::lost);
        thread.start();
    }

    @PreDestroy
    void stop() {
        thread.stop();
        recordStop();
        try (Connection connection = new VaultDataSource().getConnection()) {
            connection.setAutoCommit(false);
            extend(new Chaining(keyring, connection), true);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The audit trail's last rows are chained when a server starts again", e);
        }
    }

    private void watch(Connection connection) throws SQLException, InterruptedException {
        connection.setAutoCommit(false);
        recordStart();
        Chaining chaining = new Chaining(keyring, connection);
        while (!thread.isStopping()) {
            if (extend(chaining, false) < Chain.BATCH) {
                Thread.sleep(LOOK.toMillis());
            }
            away = false;
        }
    }

    private void recordStart() {
        if (!started) {
            trail.done("server.start", ServerName.CURRENT, "master key " + keyring.kekId());
            started = true;
        }
    }

    private void recordStop() {
        try {
            trail.done("server.stop", ServerName.CURRENT, null);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The stop of this server is not on record: the audit trail cannot be written", e);
        }
    }

    private int extend(Chaining chaining, boolean sign) throws SQLException {
        requireLeft(chaining.chain());
        Optional<Chaining.Step> step = chaining.step(sign);
        left = step.map(Chaining.Step::head).orElse(left);
        return step.map(Chaining.Step::taken).orElse(0);
    }

    /** Who cuts the end off leaves no gap; but this server knows how far it had come. */
    private void requireLeft(Chain chain) throws SQLException {
        if (left != null && !chain.contains(left)) {
            LOG.log(Level.SEVERE, "{0}", Fault.AUDIT_END_LOST.with(left.position(), left.hash()));
        }
    }

    private void lost(Throwable e) {
        if (!away) {
            away = true;
            LOG.log(Level.WARNING, "The audit trail is not chained for the moment; it is tried again every second", e);
        }
    }
}
