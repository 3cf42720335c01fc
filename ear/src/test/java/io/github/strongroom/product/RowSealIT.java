package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that somebody changed in the database is known by its seal: nothing of it is given out, to nobody. */
@ExtendWith(Product.class)
class RowSealIT {

    private final Product product;
    private final Api admin;

    RowSealIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "current_version = 1",
                "kind = 'SETTING'",
                "type = 'JSON'",
                "active = false",
                "expires_at = now() - interval '1 day'",
                "expires_at = null",
                "active_from = now() + interval '1 day'",
                "deleted_at = now()",
                "max_versions = 1",
                "rule_min_length = null",
                "rule_pattern = '.*'",
                "row_version = row_version + 1",
                "fingerprint = decode(repeat('00', 32), 'hex')",
                "seal = decode(repeat('00', 32), 'hex')"
            })
    void changeOfARowOutsideStrongroomIsRefusedEverywhere(String change) throws SQLException {
        String name = "seal.row." + Math.abs(change.hashCode());
        admin.put(
                name,
                Json.createObjectBuilder()
                        .add("value", "first")
                        .add("expiresAt", "2099-01-01T00:00:00Z")
                        .add("rule", Json.createObjectBuilder().add("minLength", 3))
                        .build(),
                Map.of());
        admin.put(name, "second");
        product.awaitRead(name, "second");

        execute("update secret set " + change + " where name = ?", name);

        assertRefused(name);
    }

    @Test
    void namesThatWereSwappedAreRefusedBoth() throws SQLException {
        admin.put("seal.swap.a", "a");
        admin.put("seal.swap.b", "b");
        execute("update secret set name = 'seal.swap.c' where name = ?", "seal.swap.a");
        execute("update secret set name = 'seal.swap.a' where name = ?", "seal.swap.b");
        execute("update secret set name = 'seal.swap.b' where name = ?", "seal.swap.c");

        assertRefused("seal.swap.a");
        assertRefused("seal.swap.b");
    }

    @Test
    void wholeRowRolledBackToAnOlderStateIsDetected() throws SQLException {
        admin.put("seal.replay", "old");
        execute("create table replayed as select * from secret where name = ?", "seal.replay");
        admin.put("seal.replay", "new");
        product.awaitRead("seal.replay", "new");

        execute(
                "update secret s set current_version = r.current_version, row_version = r.row_version,"
                        + " fingerprint = r.fingerprint, seal = r.seal from replayed r where s.id = r.id and s.name = ?",
                "seal.replay");
        execute("drop table replayed", null);

        assertRefused("seal.replay");
    }

    @Test
    void rowRolledBackTogetherWithItsVersionsIsDetectedByAServerThatSawTheNewOne() throws SQLException {
        admin.put("seal.whole", "old");
        execute("create table replayed as select * from secret where name = ?", "seal.whole");
        admin.put("seal.whole", "new");
        product.awaitRead("seal.whole", "new");

        execute(
                "with gone as (delete from secret_version v using replayed r where v.secret_id = r.id and v.version = 2)"
                        + " update secret s set current_version = 1, row_version = r.row_version,"
                        + " fingerprint = r.fingerprint, seal = r.seal from replayed r where s.id = r.id and s.name = ?",
                "seal.whole");
        execute("drop table replayed", null);

        assertRefused("seal.whole");
    }

    @Test
    void momentOfADeletionIsSealed() throws SQLException {
        admin.put("seal.deleted", "x");
        admin.send("DELETE", "secrets/seal.deleted", null, Map.of());

        execute("update secret set deleted_at = deleted_at - interval '1 year' where name = ?", "seal.deleted");

        assertThat(admin.post("secrets/seal.deleted/restore", null).code()).isEqualTo("STR-0305");
    }

    @Test
    void recordOfAPurgeThatStrongroomDidNotMakeTakesNothingFromApplications() throws SQLException {
        admin.put("seal.forged", "kept");
        product.awaitRead("seal.forged", "kept");

        execute(
                "with s as (select * from secret where name = ?), v as (delete from secret_version using s where secret_id = s.id)"
                        + " insert into purged_secret (name, secret_id, row_version, seal)"
                        + " select name, id, row_version, seal from s",
                "seal.forged");
        execute("delete from secret where name = ?", "seal.forged");
        admin.put("seal.forged.other", "read after it");
        product.awaitRead("seal.forged.other", "read after it");

        assertThat(product.readByApplication("seal.forged")).isEqualTo("kept");
    }

    @Test
    void tamperedSecretIsFlaggedInListsAndTheOthersAreServed() throws SQLException {
        admin.put("seal.list.bad", "x");
        admin.put("seal.list.good", "y");
        execute("update secret set active = false where name = ?", "seal.list.bad");

        Api.Answer list = admin.get("secrets?q=seal.list");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json()
                        .getJsonArray("secrets")
                        .getJsonObject(0)
                        .getJsonArray("flags")
                        .toString())
                .contains("tampered");
        assertThat(product.readByApplication("seal.list.good")).isEqualTo("y");
    }

    @Test
    void tamperedSecretCanBePurgedAndNeitherDeletedNorRestored() throws SQLException {
        admin.put("seal.remove", "one");
        admin.put("seal.remove", "two");
        execute("update secret set current_version = 1 where name = ?", "seal.remove");
        assertRefused("seal.remove");

        assertThat(admin.send("DELETE", "secrets/seal.remove", null, Map.of()).code())
                .isEqualTo("STR-0305");
        assertThat(admin.post("secrets/seal.remove/restore", null).code()).isEqualTo("STR-0305");
        Api.Answer purged = admin.post(
                "secrets/seal.remove/purge",
                Json.createObjectBuilder()
                        .add("confirm", "seal.remove")
                        .add("reason", "it was tampered with")
                        .build());
        assertThat(purged.status()).isEqualTo(204);
        product.awaitRead("seal.remove", null);
        admin.put("seal.remove", "anew");
        product.awaitRead("seal.remove", "anew");
    }

    private void assertRefused(String name) {
        for (Api.Answer answer : new Api.Answer[] {
            admin.reveal(name, "is it still mine"),
            admin.get("secrets/" + name),
            admin.put(name, "another"),
            admin.post("secrets/" + name + "/activate", null)
        }) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(500);
            assertThat(answer.code()).isEqualTo("STR-0305");
        }
        assertNotDelivered(name);
    }

    private void assertNotDelivered(String name) {
        Api.Answer read = Api.get(product.url("/probe/api/value?name=" + name));
        for (Instant end = Instant.now().plusSeconds(3);
                read.status() != 409 && Instant.now().isBefore(end); ) {
            read = Api.get(product.url("/probe/api/value?name=" + name));
        }
        assertThat(read.status()).as("what the application gets").isEqualTo(409);
        assertThat(read.code()).contains("STR-0305").contains(name);
    }

    private void execute(String sql, String parameter) throws SQLException {
        try (Connection superuser = product.superuser();
                PreparedStatement statement = superuser.prepareStatement(sql)) {
            if (parameter != null) {
                statement.setString(1, parameter);
            }
            statement.executeUpdate();
        }
    }
}
