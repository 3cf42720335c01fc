package io.github.strongroom.bench;

import io.github.strongroom.bootstrap.BootstrapSettings;
import io.github.strongroom.bootstrap.VaultDataSource;
import io.github.strongroom.configsource.Held;
import io.github.strongroom.delivery.Publication;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.MasterKeys;
import io.github.strongroom.keyring.Sealed;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a fresh JVM does to have all values: as the product does it ({@code product}), or in a bare loop that reads and opens the same rows
 * ({@code bare}). The vault is that of the environment. Prints the nanoseconds, the number of values, and the bytes of heap that they take.
 */
public final class SnapshotRun {

    private static final int FETCH_ROWS = 1_000;
    private static final String ROWS =
            "select s.id, s.name, v.version, v.kek_id, v.wrapped_dek, v.ciphertext from secret s"
                    + " join secret_version v on v.secret_id = s.id and v.version = s.current_version";

    private SnapshotRun() {}

    public static void main(String[] arguments) throws SQLException {
        MasterKeys keys = MasterKeys.importFrom(
                BootstrapSettings.ofThisProcess().findKey("SECRETS_MASTER_KEY").orElseThrow(), "");
        try (Connection connection = new VaultDataSource().getConnection()) {
            Keyring keyring = Keyring.open(keys, connection);
            Publication publication = new Publication(keyring);
            long heap = heapAfterCollection();
            long start = System.nanoTime();
            Map<String, Held> bare = new HashMap<>();
            int values =
                    arguments[0].equals("bare") ? open(bare, keyring, connection) : publication.readAll(connection);
            long nanos = System.nanoTime() - start;
            long taken = heapAfterCollection() - heap;
            Reference.reachabilityFence(bare);
            Reference.reachabilityFence(publication);
            System.out.println(nanos + " " + values + " " + taken);
        }
    }

    private static int open(Map<String, Held> values, Keyring keyring, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement select = connection.prepareStatement(ROWS)) {
            select.setFetchSize(FETCH_ROWS);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Sealed sealed = new Sealed(row.getString(4), row.getBytes(5), row.getBytes(6));
                    String value = keyring.open(sealed, row.getObject(1, UUID.class), row.getInt(3))
                            .reveal();
                    values.put(row.getString(2), Held.value(row.getInt(3), value));
                }
            }
        }
        return values.size();
    }

    private static long heapAfterCollection() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
