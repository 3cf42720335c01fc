package io.github.strongroom.secret;

import io.github.strongroom.fault.FaultException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Purges what can no longer be restored, every hour, on each server: a secret is purged by whichever comes first. Mends the sums
 * of the lists as often.
 */
@Singleton
@Startup
public class RetentionTimer {

    private static final Logger LOG = Logger.getLogger(RetentionTimer.class.getName());

    @Inject
    private Retention retention;

    /** Purges all whose thirty days are over; what cannot be purged is logged, and tried again in an hour. */
    @Schedule(hour = "*", minute = "17", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void purge() {
        OffsetDateTime now = SecretStore.now();
        try {
            retention.due(now).forEach(name -> purge(name, now));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Deleted secrets could not be purged; the next attempt is in an hour", e);
        }
    }

    @Schedule(hour = "*", minute = "47", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void mendTally() {
        try {
            long wrong = retention.mendTally();
            if (wrong > 0) {
                LOG.log(
                        Level.WARNING,
                        "{0} sums of secrets were wrong and are mended: lists showed wrong totals",
                        wrong);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The sums of secrets could not be checked; the next attempt is in an hour", e);
        }
    }

    private void purge(String name, OffsetDateTime now) {
        try {
            retention.purge(name, "Deleted for more than " + Secret.RESTORABLE_DAYS + " days", now);
        } catch (FaultException e) {
            LOG.log(Level.WARNING, "The deleted secret ''{0}'' was not purged. {1}", new Object[] {name, e});
        }
    }
}
