package io.github.strongroom.audit;

import io.github.strongroom.access.Caller;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;

/**
 * Holds {@link Audited}. The row of a success is written inside the transaction that it tells of; where the method has none,
 * the method itself has written it before ({@link AuditTrail#recordBefore}). A refusal or a failure gets a transaction of its own. If
 * the row cannot be written, the call fails.
 */
@Audited
@Interceptor
@Priority(Interceptor.Priority.APPLICATION + 10)
class AuditInterceptor {

    // unique violation, deadlock, lock not available
    private static final Set<String> MET = Set.of("23505", "40P01", "55P03");
    private static final String VERSION_OF_KEY = "secret_version_kek_id_fkey";

    @Inject
    private AuditTrail trail;

    @Inject
    private Refusals refusals;

    @Inject
    private AuditNotes notes;

    @Inject
    private Caller caller;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @AroundInvoke
    Object record(InvocationContext call) throws Exception {
        String action = call.getMethod().getAnnotation(Audited.class).value();
        AuditEvent event = AuditEvent.by(
                caller, action, argument(call, Audited.Subject.class), argument(call, Audited.Reason.class));
        notes.begin(event);
        try {
            Object result = call.proceed();
            if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
                trail.append(event.ending(Outcome.SUCCESS, null));
            }
            return result;
        } catch (FaultException e) {
            throw refusals.recorded(event, e);
        } catch (RuntimeException e) {
            throw refusals.recorded(event, translate(e));
        } finally {
            notes.end();
        }
    }

    /** What went wrong, found in the causes: the container wraps them, sometimes more than once. */
    static FaultException translate(RuntimeException e) {
        Fault fault = Fault.INTERNAL;
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof OptimisticLockException || hasMetAnother(t)) {
                return Fault.CONFLICT.causedBy(e);
            }
            if (isOfRetiredKey(t)) {
                return Fault.KEY_RETIRED.causedBy(e);
            }
            if (t instanceof PersistenceException || t instanceof SQLException) {
                fault = Fault.STORE_UNAVAILABLE;
            }
        }
        return fault.causedBy(e);
    }

    /** Whether the database ended one of two changes in favour of the other; the one that lost can be repeated. */
    private static boolean hasMetAnother(Throwable t) {
        return t instanceof SQLException sql && sql.getSQLState() != null && MET.contains(sql.getSQLState());
    }

    /** A version refers to its master key in the list of those in use; a retired one is not there. */
    private static boolean isOfRetiredKey(Throwable t) {
        return t instanceof PSQLException sql
                && sql.getServerErrorMessage() != null
                && VERSION_OF_KEY.equals(sql.getServerErrorMessage().getConstraint());
    }

    private static String argument(InvocationContext call, Class<? extends Annotation> marker) {
        Parameter[] parameters = call.getMethod().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(marker)) {
                Object argument = call.getParameters()[i];
                return argument == null ? null : argument.toString();
            }
        }
        return null;
    }
}
