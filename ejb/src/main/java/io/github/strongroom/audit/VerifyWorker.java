package io.github.strongroom.audit;

import io.github.strongroom.bootstrap.VaultDataSource;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Verifies the stored trail on a thread of its own, one verification at a time, and keeps the last one. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class VerifyWorker {

    private static final Logger LOG = Logger.getLogger(VerifyWorker.class.getName());

    @Inject
    private Keyring keyring;

    @Resource
    private ManagedThreadFactory threads;

    private final AtomicReference<VerifyRun> latest = new AtomicReference<>();
    private volatile boolean stopping;

    @PreDestroy
    void stop() {
        stopping = true;
    }

    /**
     * Takes the place of the one that may be under way. Whoever gets it calls {@link #start}, or {@link VerifyRun#fail}.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0610} while another one has it
     */
    public void reserve(VerifyRun run) {
        VerifyRun before = latest.get();
        if (before != null && !before.isEnded() || !latest.compareAndSet(before, run)) {
            VerifyRun other = latest.get();
            throw Fault.AUDIT_VERIFY_UNDER_WAY.with(other.done(), other.total());
        }
    }

    /** Begins it, and returns at once. */
    public void start(VerifyRun run) {
        threads.newThread(() -> work(run)).start();
    }

    /** The one that is under way, or was the last on this server since it was started. */
    public Optional<VerifyRun> latest() {
        return Optional.ofNullable(latest.get());
    }

    private void work(VerifyRun run) {
        try (Connection connection = VaultDataSource.ofLongReads().getConnection()) {
            TrailSnapshot.begin(connection);
            VerifyReport report = new StoredTrail(keyring, connection).verify(run.expectedHead(), (done, total) -> {
                if (stopping) {
                    throw new IllegalStateException("The server stops");
                }
                run.progress(done, total);
            });
            connection.rollback();
            report.finding().ifPresent(f -> LOG.log(Level.SEVERE, "{0}", Fault.AUDIT_TAMPERED.with(f.sentence())));
            run.end(report);
        } catch (Exception | Error e) {
            LOG.log(Level.WARNING, "The audit trail could not be verified to its end", e);
            run.fail(e);
        }
    }
}
