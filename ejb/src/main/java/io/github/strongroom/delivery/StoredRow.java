package io.github.strongroom.delivery;

import io.github.strongroom.configsource.Held;
import io.github.strongroom.configsource.ReadResult;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.Sealed;
import io.github.strongroom.keyring.SecretState;
import io.github.strongroom.keyring.SecretValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A secret as its row says it, with its value still encrypted: so it waits for its moment, and no plaintext is kept before or
 * after it.
 *
 * @param outdated whether there is a newer version than the one that the row calls current
 */
// The arrays are the columns of a row; a row is opened, never compared.
record StoredRow(SecretState state, byte[] seal, Sealed value, boolean outdated) {

    private static final Logger LOG = Logger.getLogger(StoredRow.class.getName());

    static StoredRow of(ResultSet row) throws SQLException {
        Sealed value = new Sealed(row.getString("kek_id"), row.getBytes("wrapped_dek"), row.getBytes("ciphertext"));
        return new StoredRow(SecretState.read(row), row.getBytes("seal"), value, row.getBoolean("outdated"));
    }

    String name() {
        return state.name();
    }

    /** Whether applications will never get it as the row stands: withdrawn, deleted, or its time is over. */
    boolean isOver(Instant now) {
        return !state.availability().active() || isDeleted() || isExpired(now);
    }

    private boolean isDeleted() {
        return state.availability().deletedAt() != null;
    }

    private boolean isExpired(Instant now) {
        Instant until = state.availability().until();
        return until != null && !until.isAfter(now);
    }

    /** What applications meet that ask for it while it is over or ahead: nothing, for this reason. */
    Held withheld(Instant now) {
        if (isDeleted()) {
            return Held.withheld(state.version(), ReadResult.DELETED);
        }
        ReadResult dated = isExpired(now) ? ReadResult.EXPIRED : ReadResult.SCHEDULED;
        return Held.withheld(state.version(), state.availability().active() ? dated : ReadResult.INACTIVE);
    }

    /** Whether its time has not come. */
    boolean isAhead(Instant now) {
        Instant from = state.availability().from();
        return from != null && from.isAfter(now);
    }

    /** What is remembered of it, so that an older state in its place is known. */
    Seen seen() {
        return Seen.of(name(), state.rowVersion(), seal);
    }

    /**
     * What applications get when the row is not as Strongroom saved it last; {@code null} when it is.
     *
     * @param before what was read before; {@code null} where it was not
     */
    Held failure(Keyring keyring, Seen before) {
        boolean valueReplaced = outdated || value.wrappedDek() == null;
        boolean genuine = keyring.isSealed(state, seal)
                && (before == null || !before.isNewerThan(seen()))
                && (isDeleted() || !valueReplaced);
        return genuine ? null : unavailable(Fault.ROW_CHANGED.with());
    }

    /** The value, or the reason why it is not to be had: a damaged row fails alone. */
    Held open(Keyring keyring) {
        try {
            SecretValue opened = keyring.open(value, state.id(), state.version());
            if (!keyring.fingerprint(opened).equals(state.fingerprint())) {
                throw Fault.ROW_CHANGED.with();
            }
            return Held.value(state.version(), opened.reveal());
        } catch (FaultException e) {
            return unavailable(e);
        }
    }

    private Held unavailable(FaultException e) {
        LOG.log(Level.SEVERE, "The value of ''{0}'' cannot be delivered. {1}", new Object[] {name(), e});
        return Held.unavailable(state.version(), e.toString());
    }
}
