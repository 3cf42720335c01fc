package io.github.strongroom.delivery;

import io.github.strongroom.bootstrap.VaultDataSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Listens for changes on a connection of its own and lets the {@link Publication} catch up: at once when the database says so,
 * and every two seconds in any case, which covers a notification that was lost. While the database is away it tries again
 * every second; applications keep what was published last.
 */
@Singleton
@Startup
public class ChangeListener {

    private static final Logger LOG = Logger.getLogger(ChangeListener.class.getName());
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration JOIN = Duration.ofSeconds(10);

    @Inject
    private Publication publication;

    @Resource
    private ManagedThreadFactory threads;

    private Thread thread;
    private boolean away;
    private volatile boolean stopping;

    @PostConstruct
    void start() {
        thread = threads.newThread(this::run);
        thread.setName("strongroom-changes");
        thread.start();
    }

    @PreDestroy
    void stop() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(JOIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = new VaultDataSource().getConnection()) {
                listen(connection);
            } catch (Throwable e) {
                // whatever it is, an Error of memory too: a listener that ended would leave applications stale for ever
                if (!stopping) {
                    lost(e);
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen strongroom");
        }
        PGConnection notifications = connection.unwrap(PGConnection.class);
        if (away) {
            publication.readAll(connection);
            found();
        }
        while (!stopping) {
            publication.catchUp(connection);
            notifications.getNotifications(waitMillis());
            publication.tick();
        }
    }

    private void lost(Throwable e) {
        if (!away) {
            away = true;
            LOG.log(
                    Level.WARNING,
                    "Changes are not delivered until the database is back; applications keep the values"
                            + " that they have",
                    e);
        }
        publication.tick();
        pause();
    }

    private void found() {
        away = false;
        LOG.info("The database is back; changes are delivered again");
    }

    private int waitMillis() {
        Duration wait = publication
                .untilNextTick()
                .filter(left -> left.compareTo(POLL) < 0)
                .orElse(POLL);
        return (int) Math.max(1, wait.toMillis());
    }

    private void pause() {
        try {
            Thread.sleep(RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
