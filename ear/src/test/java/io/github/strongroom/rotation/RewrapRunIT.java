package io.github.strongroom.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.rotation.Rewrap.State;
import io.github.strongroom.stage.Stage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A rewrap and what else happens to the same rows, on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RewrapRunIT {

    private static final Pace AS_FAST_AS_IT_CAN = Pace.of("1000000");

    private final String oldKey = Stage.randomKey();
    private final String newKey = Stage.randomKey();
    private Vault vault;
    private Keyring before;

    @BeforeAll
    void start(@TempDir Path directory) {
        vault = new Vault(directory.resolve("database"));
    }

    @AfterAll
    void stop() {
        vault.close();
    }

    @BeforeEach
    void firstStart() throws SQLException {
        vault.clear();
        before = vault.keyring(oldKey);
    }

    private Keyring rotated() throws SQLException {
        return vault.keyring(newKey, oldKey);
    }

    private RewrapRun run(Keyring keyring) throws Exception {
        try (Connection connection = vault.connect()) {
            new RewrapRow(connection).begin(keyring.kekId(), "test");
            RewrapRun run = new RewrapRun(keyring, connection, AS_FAST_AS_IT_CAN);
            assertThat(run.work("here")).isTrue();
            return run;
        }
    }

    private Rewrap progress() throws SQLException {
        try (Connection connection = vault.connect()) {
            return new RewrapRow(connection).find().orElseThrow();
        }
    }

    @Test
    void onlyTheWrappedDataKeyAndTheIdOfItsKeyChange() throws Exception {
        for (int i = 0; i < 1200; i++) {
            vault.save(before, "value " + i);
        }
        UUID one = vault.save(before, "the value");
        Map<UUID, String> ciphertexts = vault.column("ciphertext");
        Map<UUID, String> wrapped = vault.column("wrapped_dek");
        Map<UUID, String> transactions = secretTransactions();

        RewrapRun run = run(rotated());

        assertThat(run.moved()).isEqualTo(1201 + 3);
        assertThat(progress().done()).isEqualTo(progress().total()).isEqualTo(1204);
        assertThat(vault.column("ciphertext")).isEqualTo(ciphertexts);
        assertThat(vault.column("kek_id").values()).containsOnly(rotated().kekId());
        assertThat(vault.column("wrapped_dek"))
                .allSatisfy((id, dek) -> assertThat(dek).isNotEqualTo(wrapped.get(id)));
        assertThat(secretTransactions()).as("nothing is published anew").isEqualTo(transactions);
        Keyring withoutTheOldKey = vault.keyring(newKey);
        assertThat(vault.open(withoutTheOldKey, one)).isEqualTo("the value");
    }

    private Map<UUID, String> secretTransactions() throws SQLException {
        return vault.column("(select changed_xid::text from secret where id = secret_id)");
    }

    @Test
    void installationKeysMoveWithTheRestAndStayTheSameKeys() throws Exception {
        byte[] publicKey = before.auditPublicKey();

        run(rotated());

        assertThat(vault.keyring(newKey).auditPublicKey()).isEqualTo(publicKey);
    }

    @Test
    void halfWayTheOldKeyIsStillNeededToStart() throws Exception {
        vault.save(before, "first");
        vault.save(before, "second");
        Keyring keyring = rotated();
        try (Connection connection = vault.connect()) {
            new RewrapBatch(keyring, connection).move(RewrapBatch.Place.BEFORE_ALL, 1);
        }

        assertThatThrownBy(() -> vault.keyring(newKey))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("expected key id " + before.kekId())
                .hasMessageContaining("given key id " + keyring.kekId())
                .hasMessageContaining("which 1 stored values need")
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(Fault.MASTER_KEY_WRONG);
    }

    @Test
    void rowThatDoesNotUnwrapIsCountedAndStaysUnderItsKey() throws Exception {
        UUID good = vault.save(before, "good");
        UUID bad = vault.save(before, "bad");
        vault.execute("update secret_version set wrapped_dek = '\\x00112233' where secret_id = ?", bad);

        RewrapRun run = run(rotated());

        assertThat(run.failed()).isEqualTo(1);
        assertThat(progress().failed()).isEqualTo(1);
        assertThat(vault.column("kek_id"))
                .containsEntry(good, rotated().kekId())
                .containsEntry(bad, before.kekId());
        assertThat(vault.column("wrapped_dek")).containsEntry(bad, "00112233");
    }

    @Test
    void rowsUnderAKeyThatWasNotGivenAreCountedAndStay() throws Exception {
        UUID lost = vault.save(vault.keyring(Stage.randomKey(), oldKey), "lost");
        UUID good = vault.save(before, "good");
        String lostKey = vault.column("kek_id").get(lost);

        RewrapRun run = run(rotated());

        assertThat(run.failed()).isEqualTo(1);
        assertThat(vault.column("kek_id"))
                .containsEntry(lost, lostKey)
                .containsEntry(good, rotated().kekId());
    }

    @Test
    void versionThatIsDestroyedMeanwhileStaysDestroyedAndNobodyWaitsForIt() throws Exception {
        UUID kept = vault.save(before, "kept");
        UUID destroyed = vault.save(before, "to be destroyed");
        Keyring keyring = rotated();
        CompletableFuture<RewrapRun> run;
        try (Connection other = vault.connect()) {
            other.setAutoCommit(false);
            destroy(other, destroyed);
            run = CompletableFuture.supplyAsync(() -> runUnchecked(keyring));
            while (!keyring.kekId().equals(vault.column("kek_id").get(kept))) {
                Thread.sleep(20);
            }
            assertThat(run).isNotDone();
            other.commit();
        }

        assertThat(run.get(20, TimeUnit.SECONDS).moved()).isEqualTo(1 + 3);
        assertThat(vault.column("wrapped_dek")).containsEntry(destroyed, "null");
        assertThat(vault.column("kek_id")).containsEntry(destroyed, "null");
    }

    private RewrapRun runUnchecked(Keyring keyring) {
        try {
            return run(keyring);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void destroy(Connection connection, UUID secret) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update secret_version set kek_id = null,"
                + " wrapped_dek = null, ciphertext = null, destroyed_at = now() where secret_id = ?")) {
            update.setObject(1, secret);
            update.executeUpdate();
        }
    }

    @Test
    void ofTwoServersOneHasTheLockAndItEndsWithItsConnection() throws SQLException {
        try (Connection second = vault.connect()) {
            try (Connection first = vault.connect()) {
                assertThat(RewrapLock.tryTake(first)).isTrue();
                assertThat(RewrapLock.tryTake(second)).isFalse();
                assertThat(RewrapLock.isHeld(second)).isTrue();
            }
            while (RewrapLock.isHeld(second)) {
                Thread.onSpinWait();
            }
            assertThat(RewrapLock.tryTake(second)).isTrue();
            RewrapLock.release(second);
            assertThat(RewrapLock.isHeld(second)).isFalse();
        }
    }

    @Test
    void pausedRewrapStopsAfterItsBatch() throws Exception {
        vault.save(before, "one");
        Keyring keyring = rotated();
        try (Connection connection = vault.connect()) {
            RewrapRow row = new RewrapRow(connection);
            row.begin(keyring.kekId(), "test");
            row.change(State.RUNNING, State.PAUSED);

            assertThat(new RewrapRun(keyring, connection, AS_FAST_AS_IT_CAN).work("here"))
                    .isFalse();
            assertThat(row.find().orElseThrow().isPaused()).isTrue();
            assertThat(row.finish(keyring.kekId())).isFalse();
        }
    }

    @Test
    void backupFromBeforeTheRotationNamesTheKeyThatItNeedsAndIsRotatedAgain() throws Exception {
        UUID secret = vault.save(before, "from before");
        vault.execute("create table backup_version as select * from secret_version");
        vault.execute("create table backup_key as select * from wrapped_key");
        run(rotated());
        retire(rotated(), before.kekId());

        restore(before.kekId());

        assertFault(
                Fault.MASTER_KEY_WRONG,
                () -> vault.keyring(newKey),
                "expected key id " + before.kekId(),
                "given key id " + rotated().kekId(),
                "which 1 stored values need");
        assertThat(vault.open(rotated(), secret)).isEqualTo("from before");
        run(rotated());
        assertThat(vault.open(vault.keyring(newKey), secret)).isEqualTo("from before");
    }

    private void restore(String kek) throws SQLException {
        vault.execute("delete from retired_kek");
        vault.execute("insert into kek (id, first_used_at) values (?, now() - interval '1 day')", kek);
        vault.execute("update secret_version v set kek_id = b.kek_id, wrapped_dek = b.wrapped_dek"
                + " from backup_version b where b.secret_id = v.secret_id");
        vault.execute("update wrapped_key k set kek_id = b.kek_id, wrapped = b.wrapped"
                + " from backup_key b where b.purpose = k.purpose");
        vault.execute("drop table backup_version, backup_key");
    }

    @Test
    void singleRowThatWasBroughtBackFailsAloneAndNamesItsKey() throws Exception {
        UUID secret = vault.save(before, "brought back");
        Keyring keyring = rotated();
        try (Connection connection = vault.connect()) {
            keyring.rewrapInstallationKeys(connection);
        }

        Keyring withoutTheOldKey = vault.keyring(newKey);

        assertFault(Fault.KEY_MISSING, () -> vault.open(withoutTheOldKey, secret), before.kekId());
    }

    @Test
    void retiringAKeyThatStillHoldsRowsIsRefusedWithTheCount() throws Exception {
        vault.save(before, "one");

        assertFault(Fault.KEY_HOLDS_ROWS, () -> retire(rotated(), before.kekId()), "4 rows", "1 versions", "3 keys");
    }

    @Test
    void retiredKeyStoresNothingMoreAndIsNoCurrentKeyAgain() throws Exception {
        run(rotated());
        retire(rotated(), before.kekId());

        assertThatThrownBy(() -> vault.save(before, "late")).hasMessageContaining("secret_version_kek_id_fkey");
        assertFault(Fault.RETIRED_KEY_GIVEN, () -> refuseRetired(before.kekId()), before.kekId());
        assertFault(Fault.RETIRED_KEY_GIVEN, () -> vault.admit(before), before.kekId());
        assertThat(vault.keys()).containsExactly(rotated().kekId());
    }

    @Test
    void currentKeyAndUnknownOnesAreNotRetired() throws SQLException {
        Keyring keyring = rotated();

        assertFault(Fault.KEY_IS_CURRENT, () -> retire(keyring, keyring.kekId()), keyring.kekId());
        assertFault(Fault.KEY_UNKNOWN, () -> retire(keyring, "kek-0000000000000000"), "no master key");
    }

    private void retire(Keyring keyring, String id) throws SQLException {
        try (Connection connection = vault.connect()) {
            connection.setAutoCommit(false);
            new KeyTable(keyring, connection).retire(id, "test");
            connection.commit();
        }
    }

    private void refuseRetired(String id) throws SQLException {
        try (Connection connection = vault.connect()) {
            KeyTable.refuseRetired(id, connection);
        }
    }

    private static void assertFault(
            Fault fault, org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOf(FaultException.class)
                .hasMessageContainingAll(parts)
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(fault);
    }
}
