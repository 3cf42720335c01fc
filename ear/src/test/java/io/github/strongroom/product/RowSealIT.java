package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
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
    void olderStateIsRefusedAlsoWhenTheServersConnectionsWereCutMeanwhile() throws Exception {
        admin.put("seal.cut", "old");
        execute("create table replayed as select * from secret where name = ?", "seal.cut");
        admin.put("seal.cut", "new");
        product.awaitRead("seal.cut", "new");

        execute(
                "with gone as (delete from secret_version v using replayed r where v.secret_id = r.id and v.version = 2)"
                        + " update secret s set current_version = 1, row_version = r.row_version,"
                        + " fingerprint = r.fingerprint, seal = r.seal from replayed r where s.id = r.id and s.name = ?",
                "seal.cut");
        execute("drop table replayed", null);
        cutConnections();

        assertNotDelivered("seal.cut");
        assertRefused("seal.cut");
    }

    @Test
    void rowThatVanishedIsAnErrorAndNeverADefaultWhenTheServersConnectionsWereCut() throws Exception {
        admin.put("seal.vanished", "kept");
        admin.put("seal.vanished.other", "x");
        product.awaitRead("seal.vanished", "kept");

        execute("delete from secret_version using secret s where secret_id = s.id and s.name = ?", "seal.vanished");
        execute("delete from secret where name = ?", "seal.vanished");
        cutConnections();

        Api.Answer read = awaitError("seal.vanished");
        assertThat(read.code()).contains("STR-0306").contains("seal.vanished");
        assertThat(product.readByApplication("seal.vanished.other")).isEqualTo("x");
    }

    @Test
    void purgedSecretThatIsPutBackIsRefused() throws Exception {
        admin.put("seal.undead", "old");
        product.awaitRead("seal.undead", "old");
        execute("create table undead as select * from secret where name = ?", "seal.undead");
        execute(
                "create table undead_version as select v.* from secret_version v join undead s on v.secret_id = s.id",
                null);
        admin.send("DELETE", "secrets/seal.undead", null, Map.of());
        assertThat(purge("seal.undead").status()).isEqualTo(204);
        product.awaitRead("seal.undead", null);

        execute("insert into secret (" + columns("secret") + ") select " + columns("secret") + " from undead", null);
        execute("insert into secret_version select * from undead_version", null);
        execute("drop table undead, undead_version", null);

        assertNotDelivered("seal.undead");
    }

    /** What the tables' definitions generate cannot be inserted. */
    private String columns(String table) throws SQLException {
        return text("select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns"
                + " where table_schema = 'public' and is_generated = 'NEVER' and table_name = '" + table + "'");
    }

    private String text(String sql) throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void cutConnections() throws SQLException {
        text("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '"
                + product.database().user() + "'");
    }

    @Test
    void recordOfAPurgeThatIsNotStrongroomsIsNotCountedOnFrom() throws SQLException {
        execute(
                "insert into purged_secret (name, secret_id, row_version, seal)"
                        + " values (?, gen_random_uuid(), 9223372036854775806, '\\x00')",
                "seal.poisoned");

        admin.put("seal.poisoned", "one");
        admin.put("seal.poisoned", "two");

        product.awaitRead("seal.poisoned", "two");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = 'GARBAGE'",
                "type = 'GARBAGE'",
                "rotate_every = 'now and then'",
                "rotate_every = '90 days'",
                "value_origin = 'GARBAGE'",
                "expires_at = 'infinity'",
                "active_from = '-infinity'",
                "value_changed_at = 'infinity'",
                "created_at = '-infinity'",
                "certificate_expires_at = 'infinity'"
            })
    void rowThatCannotBeReadIsListedAsTamperedAndFailsForItsNameAlone(String change) throws SQLException {
        String name = "seal.garbage." + Math.abs(change.hashCode());
        admin.put(
                name,
                Json.createObjectBuilder()
                        .add("value", "canary-garbage")
                        .add("rotateEvery", "P90D")
                        .build(),
                Map.of());
        execute("alter table secret drop constraint if exists secret_kind_check", null);

        execute("update secret set " + change + " where name = ?", name);

        for (String query : new String[] {"q=" + name, "flag=tampered&q=" + name, "q=seal.garbage&size=500"}) {
            Api.Answer list = admin.get("secrets?" + query);
            assertThat(list.status()).as(list.body()).isEqualTo(200);
            assertThat(flags(list, name)).contains("tampered");
        }
        for (Api.Answer answer : new Api.Answer[] {admin.get("secrets/" + name), admin.put(name, "another")}) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(500);
            assertThat(answer.code()).isEqualTo("STR-0305");
        }
        assertThat(admin.get("secrets?flag=rotation_due").status()).isEqualTo(200);
        assertThat(admin.get("export?format=json").body()).contains(name);
        admin.put("seal.garbage.neighbour", "x");
        product.awaitRead("seal.garbage.neighbour", "x");
        assertThat(purge(name).status()).isEqualTo(204);
        awaitAbsent(name);
    }

    private Api.Answer purge(String name) {
        return admin.post(
                "secrets/" + name + "/purge",
                Json.createObjectBuilder()
                        .add("confirm", name)
                        .add("reason", "it was tampered with")
                        .build());
    }

    private static String flags(Api.Answer list, String name) {
        return list.json().getJsonArray("secrets").getValuesAs(JsonObject.class).stream()
                .filter(secret -> secret.getString("name").equals(name))
                .map(secret -> secret.getJsonArray("flags").toString())
                .findFirst()
                .orElse("not listed");
    }

    @Test
    void filterForTamperedFindsAllOfThemAPageAtATime() throws SQLException {
        for (int i = 0; i < 12; i++) {
            admin.put("seal.many." + (char) ('a' + i), "value " + i);
        }
        admin.put("seal.many.b", "another");
        execute("update secret set active = false where name in ('seal.many.c', 'seal.many.f', ?)", "seal.many.k");
        execute("create table replayed as select * from secret where name = ?", "seal.many.b");
        admin.put("seal.many.b", "a third");
        execute(
                "update secret s set current_version = r.current_version, row_version = r.row_version,"
                        + " fingerprint = r.fingerprint, seal = r.seal from replayed r where s.id = r.id and s.name = ?",
                "seal.many.b");
        execute("drop table replayed", null);

        JsonObject first =
                admin.get("secrets?q=seal.many&flag=tampered&size=3&page=0").json();
        JsonObject second =
                admin.get("secrets?q=seal.many&flag=tampered&size=3&page=1").json();

        assertThat(names(first)).containsExactly("seal.many.b", "seal.many.c", "seal.many.f");
        assertThat(names(second)).containsExactly("seal.many.k");
        assertThat(first.getInt("total")).isEqualTo(4);
        assertThat(second.getInt("total")).isEqualTo(4);
        assertThat(flags(admin.get("secrets?q=seal.many"), "seal.many.b")).contains("tampered");
        assertThat(flags(admin.get("secrets?q=seal.many"), "seal.many.d")).doesNotContain("tampered");
    }

    private static List<String> names(JsonObject page) {
        return page.getJsonArray("secrets").getValuesAs(JsonObject.class).stream()
                .map(secret -> secret.getString("name"))
                .toList();
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
        Api.Answer purged = purge("seal.remove");
        assertThat(purged.status()).isEqualTo(204);
        awaitAbsent("seal.remove");
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

    /** Until the servers have learned that it was purged, what applications get is an error. */
    private void awaitAbsent(String name) {
        URI address = product.url("/probe/api/value?name=" + name);
        Api.Answer read = Api.get(address);
        for (Instant end = Instant.now().plusSeconds(5);
                read.status() != 404 && Instant.now().isBefore(end); ) {
            read = Api.get(address);
        }
        assertThat(read.status()).as("what the application gets").isEqualTo(404);
    }

    private void assertNotDelivered(String name) {
        Api.Answer read = awaitError(name);
        assertThat(read.status()).as("what the application gets").isEqualTo(409);
        assertThat(read.code()).contains("STR-0305").contains(name);
    }

    private Api.Answer awaitError(String name) {
        Api.Answer read = Api.get(product.url("/probe/api/value?name=" + name));
        for (Instant end = Instant.now().plusSeconds(8);
                read.status() != 409 && Instant.now().isBefore(end); ) {
            read = Api.get(product.url("/probe/api/value?name=" + name));
        }
        return read;
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
