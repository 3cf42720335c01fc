package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Active, inactive, scheduled, expired, deleted, restored, purged: what each means for people and for applications. */
@ExtendWith(Product.class)
class LifeCycleIT {

    private final Product product;
    private final Api admin;

    LifeCycleIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    @Test
    void scheduledValueReachesApplicationsAtItsMoment() {
        Instant start = Instant.now().plusSeconds(3);
        Api.Answer saved = admin.put(
                "lifecycle.scheduled",
                Json.createObjectBuilder()
                        .add("value", "from then on")
                        .add("activeFrom", start.toString())
                        .build(),
                Map.of());
        assertThat(saved.json().getString("status")).isEqualTo("scheduled");
        assertThat(admin.get("secrets?q=lifecycle.scheduled&status=scheduled")
                        .json()
                        .getInt("total"))
                .isEqualTo(1);

        Instant seen = null;
        Instant absent = null;
        while (seen == null && Instant.now().isBefore(start.plusSeconds(5))) {
            Instant asked = Instant.now();
            String value = product.readByApplication("lifecycle.scheduled");
            absent = value == null ? asked : absent;
            seen = value == null ? null : Instant.now();
        }

        assertThat(seen).isNotNull();
        assertThat(seen).isAfterOrEqualTo(start).isBefore(start.plusMillis(1000));
        assertThat(absent).isAfter(start.minusMillis(1000));
        assertThat(admin.get("secrets/lifecycle.scheduled").json().getString("status"))
                .isEqualTo("active");
    }

    @Test
    void deletedSecretIsAbsentForApplicationsAndListsAndItsNameIsReserved() {
        admin.put("lifecycle.deleted", "x");
        product.awaitRead("lifecycle.deleted", "x");

        Api.Answer deleted = delete("lifecycle.deleted");

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json().getString("status")).isEqualTo("deleted");
        assertThat(deleted.json().getString("deletedBy")).isEqualTo("admin");
        assertThat(Duration.between(
                        Instant.parse(deleted.json().getString("deletedAt")),
                        Instant.parse(deleted.json().getString("restorableUntil"))))
                .isEqualTo(Duration.ofDays(30));
        product.awaitRead("lifecycle.deleted", null);
        assertThat(admin.get("secrets?q=lifecycle.deleted").json().getInt("total"))
                .isZero();
        assertThat(admin.get("secrets?q=lifecycle.deleted&status=deleted")
                        .json()
                        .getInt("total"))
                .isEqualTo(1);
        assertThat(admin.put("lifecycle.deleted", "again").code()).isEqualTo("STR-0220");
        assertThat(admin.reveal("lifecycle.deleted", "please").code()).isEqualTo("STR-0220");
        assertThat(post("lifecycle.deleted", "activate").code()).isEqualTo("STR-0220");
        assertThat(delete("lifecycle.deleted").code()).isEqualTo("STR-0220");
    }

    @Test
    void restoredSecretIsAsItWasBefore() {
        admin.put("lifecycle.restored", "one");
        admin.put("lifecycle.restored", "two");
        post("lifecycle.restored", "deactivate");
        delete("lifecycle.restored");

        Api.Answer restored = post("lifecycle.restored", "restore");

        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.json().getString("status")).isEqualTo("inactive");
        post("lifecycle.restored", "activate");
        product.awaitRead("lifecycle.restored", "two");
        assertThat(post("lifecycle.restored", "restore").code()).isEqualTo("STR-0222");
    }

    @Test
    void afterThirtyDaysNothingIsRestored() throws SQLException {
        admin.put("lifecycle.late", "x");
        delete("lifecycle.late");
        backdate("lifecycle.late", 31);

        assertThat(post("lifecycle.late", "restore").code()).isEqualTo("STR-0223");
        assertThat(admin.put("lifecycle.late", "y").code()).isEqualTo("STR-0220");
    }

    @Test
    void purgeNeedsADeletedSecretItsNameAndAReasonAndLeavesOnlyTheAudit() throws SQLException {
        String seen = admin.put("lifecycle.purged", "x").header("ETag");
        assertThat(purge("lifecycle.purged", "lifecycle.purged", "test").code()).isEqualTo("STR-0222");
        delete("lifecycle.purged");
        assertThat(purge("lifecycle.purged", "lifecycle.purge", "test").code()).isEqualTo("STR-0224");
        assertThat(purge("lifecycle.purged", null, "test").code()).isEqualTo("STR-0224");
        assertThat(purge("lifecycle.purged", "lifecycle.purged", " ").code()).isEqualTo("STR-0214");
        assertThat(count("select count(*) from secret where name = ?", "lifecycle.purged"))
                .isEqualTo(1);

        assertThat(purge("lifecycle.purged", "lifecycle.purged", "no longer in use")
                        .status())
                .isEqualTo(204);

        assertThat(admin.get("secrets/lifecycle.purged").status()).isEqualTo(404);
        assertThat(count("select count(*) from secret where name = ?", "lifecycle.purged"))
                .isZero();
        assertThat(count(
                        "select count(*) from secret_version v left join secret s on s.id = v.secret_id"
                                + " where s.id is null and ? is not null",
                        "x"))
                .isZero();
        assertThat(count(
                        "select count(*) from audit_event where action = 'secret.purge' and outcome = 'SUCCESS'"
                                + " and reason = 'no longer in use' and target = ?",
                        "lifecycle.purged"))
                .isEqualTo(1);
        Api.Answer stale = admin.put(
                "lifecycle.purged",
                Json.createObjectBuilder().add("value", "meant for the old one").build(),
                Map.of("If-Match", seen));
        assertThat(stale.status()).isEqualTo(412);
        Api.Answer anew = admin.put("lifecycle.purged", "a new life");
        assertThat(anew.header("ETag")).isNotEqualTo(seen);
        assertThat(anew.status()).isEqualTo(201);
        assertThat(anew.json().getInt("version")).isEqualTo(1);
    }

    @Test
    void onlyASuperadminPurges() {
        admin.put("lifecycle.editor", "x");
        Api editor = Api.signedIn(product.url("/"), Product.ADMIN, Product.PASSWORD, "editor");
        assertThat(editor.send("DELETE", "secrets/lifecycle.editor", null, Map.of())
                        .status())
                .isEqualTo(200);

        Api.Answer refused = editor.post("secrets/lifecycle.editor/purge", purgeBody("lifecycle.editor", "no"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(admin.get("secrets/lifecycle.editor").json().getString("status"))
                .isEqualTo("deleted");
    }

    @Test
    void switchesOverAStateThatNobodyHasSeenAreRefusedWithTheStateThatIsThere() {
        String seen = admin.put("lifecycle.race", "x").header("ETag");
        String now = admin.put("lifecycle.race", "y").header("ETag");

        for (String action : new String[] {"activate", "deactivate"}) {
            assertThat(admin.send("POST", "secrets/lifecycle.race/" + action, null, Map.of("If-Match", seen))
                            .status())
                    .isEqualTo(412);
        }
        assertThat(admin.send("DELETE", "secrets/lifecycle.race", null, Map.of("If-Match", seen))
                        .status())
                .isEqualTo(412);
        Api.Answer refused = admin.put(
                "lifecycle.race", Json.createObjectBuilder().add("value", "z").build(), Map.of("If-Match", seen));
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.code()).isEqualTo("STR-0212");
        assertThat(refused.header("ETag")).isEqualTo(now);
        assertThat(refused.json().getJsonObject("current").getInt("version")).isEqualTo(2);
    }

    @Test
    void timesThatContradictThemselvesAreRefused() {
        assertRefused("activeFrom", "2001-01-01T00:00:00Z", "activeFrom");
        assertRefused("expiresAt", "2001-01-01T00:00:00Z", "expiresAt");
        JsonObject crossed = Json.createObjectBuilder()
                .add("value", "x")
                .add("activeFrom", "2099-01-02T00:00:00Z")
                .add("expiresAt", "2099-01-01T00:00:00Z")
                .build();
        assertThat(admin.put("lifecycle.times", crossed, Map.of()).code()).isEqualTo("STR-0208");
        assertThat(admin.get("secrets/lifecycle.times").status()).isEqualTo(404);
    }

    private void assertRefused(String member, String time, String field) {
        Api.Answer answer = admin.put(
                "lifecycle.times",
                Json.createObjectBuilder().add("value", "x").add(member, time).build(),
                Map.of());
        assertThat(answer.code()).isEqualTo("STR-0208");
        assertThat(answer.json().getString("detail")).startsWith(field + ": ");
    }

    private Api.Answer post(String name, String action) {
        return admin.post("secrets/" + name + "/" + action, null);
    }

    private Api.Answer delete(String name) {
        return admin.send("DELETE", "secrets/" + name, null, Map.of());
    }

    private Api.Answer purge(String name, String confirmation, String reason) {
        return admin.post("secrets/" + name + "/purge", purgeBody(confirmation, reason));
    }

    private static JsonObject purgeBody(String confirmation, String reason) {
        var body = Json.createObjectBuilder().add("reason", reason);
        if (confirmation != null) {
            body.add("confirm", confirmation);
        }
        return body.build();
    }

    private void backdate(String name, int days) throws SQLException {
        product.changeAsStrongroomWould(name, "deleted_at = deleted_at - interval '" + days + " days'");
    }

    private long count(String sql, String parameter) throws SQLException {
        try (Connection superuser = product.superuser();
                PreparedStatement select = superuser.prepareStatement(sql)) {
            select.setString(1, parameter);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
