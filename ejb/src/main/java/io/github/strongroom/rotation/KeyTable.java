package io.github.strongroom.rotation;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.rotation.KeyUse.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;

/** The list of master keys, table {@code kek}, and what each holds. Plain JDBC: it is asked before there is a bean. */
public final class KeyTable {

    private static final Logger LOG = Logger.getLogger(KeyTable.class.getName());

    private static final String USES =
            "select k.id, coalesce(v.rows, 0), coalesce(w.rows, 0), k.first_used_at from kek k"
                    + " left join (select kek_id, count(*) as rows from secret_version where kek_id is not null group by 1) v"
                    + " on v.kek_id = k.id"
                    + " left join (select kek_id, count(*) as rows from wrapped_key group by 1) w on w.kek_id = k.id"
                    + " order by k.first_used_at, k.id";

    private final Keyring keyring;
    private final Connection connection;

    public KeyTable(Keyring keyring, Connection connection) {
        this.keyring = keyring;
        this.connection = connection;
    }

    /**
     * Tells a retired key before anything is opened with it: what it opened is under another one by now.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0110} when this key was retired
     */
    public static void refuseRetired(String current, Connection connection) throws SQLException {
        Optional<String> retired = retiredAt(current, connection);
        if (retired.isPresent()) {
            throw Fault.RETIRED_KEY_GIVEN.with(current, retired.get());
        }
    }

    /**
     * Lists the current master key among those that hold rows: without this nothing can be stored under it.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0110} when it was retired; it is not listed then
     */
    public void admitCurrent() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into kek (id) values (?) on conflict do nothing")) {
            insert.setString(1, keyring.kekId());
            // waits for a retirement that is under way, which is then seen by the next statement
            insert.executeUpdate();
            refuseRetired(keyring.kekId(), connection);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Optional<String> retiredAt(String id, Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select retired_at::timestamp(0)::text from retired_kek where id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** All keys that are listed, and those given to this server that are not. */
    KeyReport report() throws SQLException {
        List<KeyUse> keys = new ArrayList<>();
        Set<String> given = new LinkedHashSet<>(keyring.kekIds());
        try (PreparedStatement select = connection.prepareStatement(USES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String id = row.getString(1);
                keys.add(new KeyUse(
                        id, standing(id), row.getLong(2), row.getLong(3), row.getObject(4, OffsetDateTime.class)));
                given.remove(id);
            }
        }
        for (String id : given) {
            boolean retired =
                    !id.equals(keyring.kekId()) && retiredAt(id, connection).isPresent();
            keys.add(new KeyUse(id, retired ? Standing.RETIRED : standing(id), 0, 0, null));
        }
        return new KeyReport(keys, Base64.getEncoder().encodeToString(keyring.auditPublicKey()));
    }

    private Standing standing(String id) {
        if (id.equals(keyring.kekId())) {
            return Standing.CURRENT;
        }
        return keyring.kekIds().contains(id) ? Standing.PREVIOUS : Standing.NOT_GIVEN;
    }

    /** Warns in the log of rows that this server cannot open: they fail one by one when they are asked for. */
    public void warnOfKeysNotGiven() throws SQLException {
        for (KeyUse key : report().staying()) {
            LOG.warning(() -> key.versions() + " stored versions and " + key.installationKeys()
                    + " keys of the installation are under the master key " + key.id()
                    + ", which this server was not given. Each fails with " + Fault.KEY_MISSING.code()
                    + " until the key is given in SECRETS_MASTER_KEY_PREVIOUS.");
        }
    }

    /**
     * Strikes a key off the list. From then on no row can be stored under it, by no server: the list is what rows refer to.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0236} for the current key and newer ones, {@code STR-0237} for one that
     *     is not listed, {@code STR-0235} while it holds rows
     */
    void retire(String id, String by) throws SQLException {
        lockAgainstNewRows(id);
        KeyReport report = report();
        KeyUse key = report.keys().stream()
                .filter(listed -> listed.id().equals(id))
                .findFirst()
                .orElseThrow(Fault.KEY_UNKNOWN::with);
        if (!report.isOlderThanCurrent(key)) {
            throw Fault.KEY_IS_CURRENT.with(id);
        }
        if (key.rows() > 0) {
            throw Fault.KEY_HOLDS_ROWS.with(id, key.rows(), key.versions(), key.installationKeys());
        }
        strike(id, by);
    }

    /** A row that is being stored under the key holds a share of this lock until it is committed, and is then counted. */
    private void lockAgainstNewRows(String id) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select id from kek where id = ? for update")) {
            lock.setString(1, id);
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next()) {
                    throw Fault.KEY_UNKNOWN.with();
                }
            }
        }
    }

    private void strike(String id, String by) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from kek where id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into retired_kek (id, retired_by) values (?, ?)"
                                + " on conflict (id) do update set retired_at = now(), retired_by = excluded.retired_by")) {
            delete.setString(1, id);
            delete.executeUpdate();
            insert.setString(1, id);
            insert.setString(2, by);
            insert.executeUpdate();
        }
    }
}
