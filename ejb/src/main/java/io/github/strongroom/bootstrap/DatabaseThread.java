package io.github.strongroom.bootstrap;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A thread of the application's own that works on a database connection of its own until it is stopped. Whatever ends the work,
 * an Error too, it begins again with a new connection after a pause: a thread that ended would leave its work undone for ever.
 */
public final class DatabaseThread {

    private static final Duration JOIN = Duration.ofSeconds(10);

    private final Work work;
    private final Duration pause;
    private final Consumer<Throwable> lost;
    private final Thread thread;
    private volatile boolean stopping;

    /** What is done, until {@link #isStopping}; it may as well end before and is begun again. */
    public interface Work {
        void on(Connection connection) throws SQLException, InterruptedException;
    }

    /**
     * A thread that is not started yet.
     *
     * @param pause between the end of the work by an error and its next beginning
     * @param lost told each such error
     */
    public DatabaseThread(
            ManagedThreadFactory threads, String name, Duration pause, Work work, Consumer<Throwable> lost) {
        this.work = work;
        this.pause = pause;
        this.lost = lost;
        this.thread = threads.newThread(this::run);
        this.thread.setName(name);
    }

    public void start() {
        thread.start();
    }

    /** Asks the work to end, interrupts it, and waits ten seconds at most until it has ended. */
    public void stop() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(JOIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isStopping() {
        return stopping;
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = new VaultDataSource().getConnection()) {
                work.on(connection);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable e) {
                if (!stopping) {
                    lost.accept(e);
                    rest();
                }
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
