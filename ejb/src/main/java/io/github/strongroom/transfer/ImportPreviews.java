package io.github.strongroom.transfer;

import io.github.strongroom.access.Caller;
import io.github.strongroom.fault.Fault;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Holds what somebody previews until they have decided: in this server's memory alone, outside of sessions, for the person who
 * gave it, one at a time, and for ten minutes after they last looked at it.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ImportPreviews {

    static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MAX_HELD = 8;

    @Inject
    private Caller caller;

    private final Map<String, Held> heldByUser = new HashMap<>();

    /** A plan; {@code null} in its place, and with it no value, where it was stored. */
    private record Held(String id, ImportPlan plan, Instant until) {

        static Held now(String id, ImportPlan plan) {
            return new Held(id, plan, Instant.now().plus(KEPT));
        }
    }

    /**
     * Holds a plan in the place of the one before.
     *
     * @return what the person asks for it by
     * @throws io.github.strongroom.fault.FaultException {@code STR-0251} where too many people have one
     */
    public synchronized String hold(ImportPlan plan) {
        letGoOfOld();
        heldByUser.remove(caller.name());
        if (heldByUser.values().stream().filter(held -> held.plan() != null).count() >= MAX_HELD) {
            throw Fault.IMPORT_BUSY.with();
        }
        String id = UUID.randomUUID().toString();
        heldByUser.put(caller.name(), Held.now(id, plan));
        return id;
    }

    /**
     * The plan that this person gave.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0249} where it is no longer held, {@code STR-0258} where it
     *     was stored
     */
    public synchronized ImportPlan get(String id) {
        letGoOfOld();
        Held held = heldByUser.get(caller.name());
        if (held == null || !held.id().equals(id)) {
            throw Fault.IMPORT_GONE.with(KEPT.toMinutes());
        }
        boolean stored = held.plan() == null || held.plan().isStored();
        heldByUser.put(caller.name(), Held.now(id, stored ? null : held.plan()));
        if (stored) {
            throw Fault.IMPORT_DONE.with();
        }
        return held.plan();
    }

    /**
     * Lets go of what this person gave.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0257} while it is being stored
     */
    public synchronized void drop(String id) {
        Held held = heldByUser.get(caller.name());
        if (held != null && held.id().equals(id)) {
            if (held.plan() != null && held.plan().isStoring()) {
                throw Fault.IMPORT_AT_WORK.with("it is being stored");
            }
            heldByUser.remove(caller.name());
        }
    }

    /** Lets go of what nobody has looked at for long enough. */
    @Schedule(hour = "*", minute = "*", persistent = false)
    public synchronized void letGoOfOld() {
        heldByUser.values().removeIf(held -> held.until().isBefore(Instant.now()));
        heldByUser.replaceAll((user, held) ->
                held.plan() != null && held.plan().isStored() ? new Held(held.id(), null, held.until()) : held);
    }
}
