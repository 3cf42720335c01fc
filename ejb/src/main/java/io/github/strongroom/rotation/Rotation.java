package io.github.strongroom.rotation;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Caller;
import io.github.strongroom.access.Role;
import io.github.strongroom.audit.AuditNotes;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.rotation.Rewrap.State;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Rotation of the master key: what each key holds, the rewrap that moves all rows to the current one, and the end of a key
 * that holds none. What is asked for here is done by the {@link RewrapWorker} of a server whose current key is the target.
 */
@Stateless
public class Rotation {

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    @Inject
    private Keyring keyring;

    @Inject
    private Caller caller;

    @Inject
    private AuditNotes notes;

    /** All master keys and what each holds. */
    @Audited("keys.list")
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    public KeyReport list() {
        return asked(connection -> new KeyTable(keyring, connection).report());
    }

    /** What a rewrap on this server would move, and what it would leave; nothing is changed. */
    @Audited("keys.rewrap.dry-run")
    @Allowed(Role.SUPERADMIN)
    public KeyReport dryRun() {
        notes.target(keyring.kekId());
        return asked(connection -> new KeyTable(keyring, connection).report());
    }

    /** How far the rewrap is that is under way or was the last; looked at often, and not on record. */
    @Allowed({Role.SUPERADMIN, Role.AUDITOR})
    public Optional<Rewrap> progress() {
        return asked(connection -> new RewrapRow(connection).find());
    }

    /**
     * Starts a rewrap to this server's current master key.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0231} while one is under way, {@code STR-0232} while one to
     *     the same key is paused, {@code STR-0239} where that key is not the newest in use
     */
    @Audited("keys.rewrap.start")
    @Allowed(Role.SUPERADMIN)
    public Rewrap start() {
        notes.target(keyring.kekId());
        return asked(connection -> {
            RewrapRow row = new RewrapRow(connection);
            boolean idle = RewrapLock.tryTakeUntilCommit(connection);
            Optional<Rewrap> present = row.find().filter(rewrap -> !rewrap.isDone());
            if (present.isPresent()) {
                requireOver(present.get(), idle);
            }
            new KeyTable(keyring, connection).report().requireNewestIsCurrent();
            row.begin(keyring.kekId(), caller.name());
            return row.find().orElseThrow();
        });
    }

    /** One to another key that nobody works on is left behind by a further rotation, and may be replaced. */
    private void requireOver(Rewrap present, boolean idle) {
        boolean same = present.target().equals(keyring.kekId());
        if (present.isRunning() && (same || !idle)) {
            String server = idle ? "no server at this moment; one takes over within seconds" : present.server();
            throw Fault.REWRAP_UNDER_WAY.with(present.target(), server);
        }
        if (same) {
            throw Fault.REWRAP_PAUSED.with(present.target());
        }
    }

    /**
     * Pauses the rewrap after the batch that is under way, on whichever server.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0234} when none is running
     */
    @Audited("keys.rewrap.pause")
    @Allowed(Role.SUPERADMIN)
    public Rewrap pause() {
        return changed(State.RUNNING, State.PAUSED);
    }

    /**
     * Resumes the rewrap where it was paused.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0234} when none is paused, {@code STR-0233} when it goes to
     *     another key than this server's current one
     */
    @Audited("keys.rewrap.resume")
    @Allowed(Role.SUPERADMIN)
    public Rewrap resume() {
        asked(connection -> new RewrapRow(connection).find())
                .filter(rewrap -> !rewrap.isDone())
                .map(Rewrap::target)
                .filter(target -> !target.equals(keyring.kekId()))
                .ifPresent(target -> {
                    throw Fault.REWRAP_OTHER_TARGET.with(target, keyring.kekId());
                });
        return changed(State.PAUSED, State.RUNNING);
    }

    private Rewrap changed(State from, State to) {
        return asked(connection -> {
            RewrapRow row = new RewrapRow(connection);
            if (!row.change(from, to)) {
                throw Fault.REWRAP_NOT_SO.with(from == State.RUNNING ? "running" : "paused");
            }
            Rewrap rewrap = row.find().orElseThrow();
            notes.target(rewrap.target());
            notes.reason(rewrap.done() + " of " + rewrap.total() + " rows done");
            return rewrap;
        });
    }

    /**
     * Retires a key that holds no rows: no server can store anything under it from now on.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0235} with the count while it holds rows, {@code STR-0236}
     *     for the current key and newer ones, {@code STR-0237} for one that is not listed
     */
    @Audited("keys.retire")
    @Allowed(Role.SUPERADMIN)
    public void retire(@Audited.Subject String id) {
        asked(connection -> {
            new KeyTable(keyring, connection).retire(id, caller.name());
            return id;
        });
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** On the connection of the running transaction, which the row of the audit trail is written on as well. */
    private <T> T asked(Question<T> question) {
        try {
            return question.ask(entities.unwrap(Connection.class));
        } catch (SQLException e) {
            throw Fault.STORE_UNAVAILABLE.causedBy(e);
        }
    }
}
