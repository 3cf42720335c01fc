package io.github.strongroom.delivery;

import io.github.strongroom.configsource.Held;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.Sealed;
import io.github.strongroom.keyring.SecretState;
import io.github.strongroom.keyring.SecretValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
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
        SecretState state = new SecretState(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("kind"),
                row.getString("type"),
                row.getBoolean("active"),
                instant(row, "active_from"),
                instant(row, "expires_at"),
                row.getObject("deleted_at") != null,
                row.getInt("current_version"),
                row.getLong("row_version"),
                Fingerprint.of(row.getBytes("fingerprint")));
        Sealed value = new Sealed(row.getString("kek_id"), row.getBytes("wrapped_dek"), row.getBytes("ciphertext"));
        return new StoredRow(state, row.getBytes("seal"), value, row.getBoolean("outdated"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    String name() {
        return state.name();
    }

    /** Whether applications will never get it as the row stands: withdrawn, deleted, or its time is over. */
    boolean isOver(Instant now) {
        boolean ended = state.expiresAt() != null && !state.expiresAt().isAfter(now);
        return !state.active() || state.deleted() || ended;
    }

    /** Whether its time has not come. */
    boolean isAhead(Instant now) {
        return state.activeFrom() != null && state.activeFrom().isAfter(now);
    }

    /**
     * What applications get when the row is not as Strongroom saved it last; {@code null} when it is.
     *
     * @param seen the row version that was read before; {@code null} where it was not
     */
    Held failure(Keyring keyring, Long seen) {
        try {
            keyring.requireSealed(state, seal);
            boolean older = seen != null && state.rowVersion() < seen;
            boolean valueReplaced = outdated || value.wrappedDek() == null;
            if (older || (valueReplaced && !state.deleted())) {
                throw Fault.ROW_CHANGED.with();
            }
            return null;
        } catch (FaultException e) {
            return unavailable(e);
        }
    }

    /** The value, or the reason why it is not to be had: a damaged row fails alone. */
    Held open(Keyring keyring) {
        try {
            SecretValue opened = keyring.open(value, state.id(), state.version());
            if (!keyring.fingerprint(opened).equals(state.fingerprint())) {
                throw Fault.ROW_CHANGED.with();
            }
            return Held.value(opened.reveal());
        } catch (FaultException e) {
            return unavailable(e);
        }
    }

    private Held unavailable(FaultException e) {
        LOG.log(Level.SEVERE, "The value of ''{0}'' cannot be delivered. {1}", new Object[] {name(), e});
        return Held.unavailable(e.toString());
    }
}
