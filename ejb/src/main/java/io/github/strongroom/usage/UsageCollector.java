package io.github.strongroom.usage;

import io.github.strongroom.configsource.ReadBatch;
import io.github.strongroom.configsource.Reads;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has what applications read written every second, the first read of each name in a version at once, and the rest when Strongroom
 * stops, before the last rows of the audit trail are chained. While the database is away the counts stay where they are, in memory on the common class path, and are written when it
 * is back.
 */
@Singleton
@Startup
@DependsOn("ChainWorker")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageCollector {

    private static final Logger LOG = Logger.getLogger(UsageCollector.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration JOIN = Duration.ofSeconds(10);
    private static final int ROWS_AT_ONCE = 1000;

    @Inject
    private UsageWriter writer;

    @Resource
    private ManagedThreadFactory threads;

    private Thread thread;
    private boolean failing;
    private volatile boolean stopping;

    @PostConstruct
    void start() {
        thread = threads.newThread(this::run);
        thread.setName("strongroom-usage");
        thread.start();
    }

    @PreDestroy
    void stop() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(JOIN.toMillis());
            // the first may be a batch that could not be written before
            write(true);
            write(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The last reads by applications could not be written", e);
        }
    }

    private void run() {
        long due = System.nanoTime();
        while (!stopping) {
            try {
                Reads.await(Duration.ofNanos(due - System.nanoTime()));
                boolean all = due - System.nanoTime() <= 0;
                if (all) {
                    due = System.nanoTime() + EVERY.toNanos();
                }
                write(all);
                found();
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                // whatever it is, an Error too: a collector that ended would leave reads without a record for ever
                lost(e);
            }
        }
    }

    private void write(boolean all) {
        ReadBatch batch;
        do {
            batch = Reads.take(all, ROWS_AT_ONCE);
            if (!batch.isEmpty()) {
                writer.write(batch);
                batch.written();
            }
        } while (batch.size() == ROWS_AT_ONCE);
    }

    private void found() {
        if (failing) {
            failing = false;
            LOG.info("Reads by applications are written again; none was lost");
        }
    }

    private void lost(Throwable e) {
        if (!stopping) {
            if (!failing) {
                failing = true;
                LOG.log(Level.WARNING, "Reads by applications are counted in memory until they can be written", e);
            }
            try {
                Thread.sleep(EVERY.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
