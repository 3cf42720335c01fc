package io.github.strongroom.secret;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Purges what can no longer be restored, every hour, on each server: a secret is purged by whichever comes first. */
@Singleton
@Startup
public class RetentionTimer {

    private static final Logger LOG = Logger.getLogger(RetentionTimer.class.getName());

    @Inject
    private Retention retention;

    @Schedule(hour = "*", minute = "17", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void purge() {
        try {
            for (Optional<String> next = retention.next(); next.isPresent(); next = retention.next()) {
                retention.purge(next.get(), "Deleted for more than " + Secret.RESTORABLE_DAYS + " days");
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Deleted secrets could not be purged; the next attempt is in an hour", e);
        }
    }
}
