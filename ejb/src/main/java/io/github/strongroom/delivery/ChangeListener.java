package io.github.strongroom.delivery;

import io.github.strongroom.bootstrap.DatabaseThread;
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

    @Inject
    private Publication publication;

    @Resource
    private ManagedThreadFactory threads;

    private DatabaseThread thread;
    private boolean away;

    @PostConstruct
    void start() {
        thread = new DatabaseThread(threads, "strongroom-changes", RETRY, this::listen, this::lost);
        thread.start();
    }

    @PreDestroy
    void stop() {
        thread.stop();
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
        while (!thread.isStopping()) {
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
}
