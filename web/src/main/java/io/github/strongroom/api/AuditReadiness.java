package io.github.strongroom.api;

import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * The server is not ready while the audit trail cannot be written: a load balancer then sends requests elsewhere. Anybody may
 * ask, so it looks once a second at most.
 */
@Readiness
@ApplicationScoped
public class AuditReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(AuditReadiness.class.getName());
    private static final String NAME = "strongroom-audit";
    private static final Duration FRESH = Duration.ofSeconds(1);

    @Inject
    private AuditTrail trail;

    private HealthCheckResponse last;
    private Instant lookedAt = Instant.MIN;

    @Override
    public synchronized HealthCheckResponse call() {
        if (lookedAt.isBefore(Instant.now().minus(FRESH))) {
            last = look();
            lookedAt = Instant.now();
        }
        return last;
    }

    private static String causeOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return "SQL state " + sql.getSQLState();
            }
        }
        return "no connection to the database";
    }

    private HealthCheckResponse look() {
        try {
            trail.requireWritable();
            return HealthCheckResponse.up(NAME);
        } catch (FaultException e) {
            return down(e);
        } catch (RuntimeException e) {
            return down(Fault.AUDIT_UNWRITABLE.with(causeOf(e)));
        }
    }

    private static HealthCheckResponse down(FaultException why) {
        LOG.log(Level.WARNING, "{0}", why);
        return HealthCheckResponse.named(NAME)
                .down()
                .withData("code", why.fault().code())
                .withData("cause", why.getMessage())
                .build();
    }
}
