package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reveal, change, refusal and login leaves a row; no row, no change. */
@ExtendWith(Product.class)
class AuditIT {

    private final Product product;
    private final Api admin;

    AuditIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    /** The newest row about a target. */
    private record Row(
            String actor,
            String kind,
            String token,
            String action,
            Integer version,
            String outcome,
            String code,
            String reason,
            String address,
            String userAgent,
            OffsetDateTime at,
            String before,
            String after) {}

    private Row last(String action, String target) throws SQLException {
        try (Connection superuser = product.superuser();
                PreparedStatement select = superuser.prepareStatement("select actor, actor_kind, token_id, action,"
                        + " target_version, outcome, code, reason, address, user_agent, at,"
                        + " encode(fingerprint_before, 'hex'), encode(fingerprint_after, 'hex') from audit_event"
                        + " where action = ? and target = ? order by sequence desc limit 1")) {
            select.setString(1, action);
            select.setString(2, target);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).as("a row of " + action + " " + target).isTrue();
                return new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        (Integer) row.getObject(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getObject(11, OffsetDateTime.class),
                        row.getString(12),
                        row.getString(13));
            }
        }
    }

    @Test
    void renameOfACategoryIsOnRecordWithItsNewName() throws SQLException {
        admin.send("PUT", "categories/Audit-old", "{}", Map.of());

        admin.send("PUT", "categories/Audit-old", "{\"name\": \"Audit-new\"}", Map.of());

        assertThat(last("category.put", "Audit-old").reason()).isEqualTo("[renamed to Audit-new]");
    }

    @Test
    void categoryThatASavedSecretCreatesIsOnRecordWithIt() throws SQLException {
        var secret = Json.createObjectBuilder().add("value", "x").add("category", "Audit-created");

        admin.put("audit.category", secret.add("reason", "a test").build(), Map.of());

        assertThat(last("secret.put", "audit.category").reason()).isEqualTo("a test [category Audit-created created]");
    }

    @Test
    void changeLeavesWhoWhatWhenOutcomeAddressAndUserAgent() throws SQLException {
        Instant before = Instant.now().minusSeconds(1);
        admin.put("audit.change", "one");
        Row created = last("secret.put", "audit.change");
        admin.put("audit.change", "two");
        Row changed = last("secret.put", "audit.change");

        assertThat(created.actor()).isEqualTo("admin");
        assertThat(created.kind()).isEqualTo("TOKEN");
        assertThat(created.token()).isNotEmpty();
        assertThat(created.outcome()).isEqualTo("SUCCESS");
        assertThat(created.address()).isEqualTo("127.0.0.1");
        assertThat(created.userAgent()).isEqualTo("strongroom-tests");
        assertThat(created.at().toInstant()).isBetween(before, Instant.now().plusSeconds(1));
        assertThat(created.version()).isEqualTo(1);
        assertThat(created.before()).isNull();
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.before()).isEqualTo(created.after()).isNotEqualTo(changed.after());
    }

    @Test
    void revealLeavesItsReason() throws SQLException {
        admin.put("audit.reveal", "one");
        admin.reveal("audit.reveal", "ticket 4711");

        Row row = last("secret.reveal", "audit.reveal");
        assertThat(row.outcome()).isEqualTo("SUCCESS");
        assertThat(row.reason()).isEqualTo("ticket 4711");
        assertThat(row.version()).isEqualTo(1);
    }

    @Test
    void refusedCallLeavesARowToo() throws SQLException {
        admin.put("audit.refused", "one");
        Api viewer = Api.signedIn(product.url("/"), Product.ADMIN, Product.PASSWORD, "viewer");

        viewer.reveal("audit.refused", "curious");
        Row reveal = last("secret.reveal", "audit.refused");
        admin.put("secrets.db.password", "x");
        Row reserved = last("secret.put", "secrets.db.password");
        Api.anonymous(product.url("/")).get("secrets/audit.refused");
        Row stranger = last("request.api", "GET /admin/api/v1/secrets/audit.refused");

        assertThat(reveal.outcome()).isEqualTo("REFUSED");
        assertThat(reveal.code()).isEqualTo("STR-0404");
        assertThat(reveal.reason()).isEqualTo("curious");
        assertThat(reserved.outcome()).isEqualTo("REFUSED");
        assertThat(reserved.code()).isEqualTo("STR-0202");
        assertThat(stranger.kind()).isEqualTo("ANONYMOUS");
        assertThat(stranger.outcome()).isEqualTo("REFUSED");
    }

    @Test
    void requestThatIsRefusedBeforeItReachesTheVaultLeavesARowToo() throws SQLException {
        admin.send("PUT", "secrets/audit.malformed", "{", Map.of());
        Row malformed = last("request.api", "PUT /admin/api/v1/secrets/audit.malformed");
        admin.get("audit.nowhere");
        Row nowhere = last("request.api", "GET /admin/api/v1/audit.nowhere");

        assertThat(malformed.code()).isEqualTo("STR-0209");
        assertThat(malformed.actor()).isEqualTo("admin");
        assertThat(nowhere.code()).isEqualTo("STR-0502");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic", "Basic ", "Basic !!!", "Basic Og==", "Basic YWRtaW4=", "Bearer", "Bearer ", "Digest x"})
    void malformedCredentialsLeaveOneRowEach(String header) throws SQLException {
        long before = refusals();

        int status = Api.anonymous(product.url("/"))
                .authorised(header)
                .post("tokens", Api.tokenRequest())
                .status();

        assertThat(status).isEqualTo(401);
        assertThat(refusals()).isEqualTo(before + 1);
    }

    private long refusals() throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from audit_event where outcome = 'REFUSED'"
                        + " and action <> 'application.read'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void loginLeavesARowWhetherItSucceedsOrNot() throws SQLException {
        Api.signedIn(product.url("/"), Product.ADMIN, Product.PASSWORD);
        Row success = last("session.sign-in", "admin");
        Api.anonymous(product.url("/")).basic("eve", "guess").post("tokens", Api.tokenRequest());
        Row failure = last("session.sign-in", "eve");

        assertThat(success.outcome()).isEqualTo("SUCCESS");
        assertThat(success.actor()).isEqualTo("admin");
        assertThat(failure.outcome()).isEqualTo("REFUSED");
        assertThat(failure.actor()).isEqualTo("anonymous");
        assertThat(failure.code()).isEqualTo("STR-0402");
    }

    @Test
    void textOfStrangersStaysOneRecordWithoutControlCharacters() throws SQLException {
        admin.put("audit.text", "one");
        admin.post(
                "secrets/audit.text/reveal",
                Json.createObjectBuilder()
                        .add("reason", "a\r\nb\u001b[31mc\u0000d")
                        .build());

        assertThat(last("secret.reveal", "audit.text").reason()).isEqualTo("a\ufffd\ufffdb\ufffd[31mc\ufffdd");
    }

    @Test
    void ifTheRowCannotBeWrittenNothingIsRevealedAndNothingChanges() throws SQLException {
        admin.put("audit.broken", "before");
        Instant start = Instant.now();
        Api.Answer reveal;
        Api.Answer change;
        Api.Answer create;
        execute("alter table audit_event rename to audit_event_gone");
        try {
            reveal = admin.reveal("audit.broken", "now or never");
            change = admin.put("audit.broken", "after");
            create = admin.put("audit.broken.new", "x");
        } finally {
            execute("alter table audit_event_gone rename to audit_event");
        }

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
        for (Api.Answer answer : new Api.Answer[] {reveal, change, create}) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("STR-0501");
            assertThat(answer.body()).doesNotContain("before", "after");
        }
        assertThat(admin.reveal("audit.broken", "still").json().getString("value"))
                .isEqualTo("before");
        assertThat(admin.get("secrets/audit.broken.new").status()).isEqualTo(404);
    }

    @Test
    void ifTheAuditTableIsLockedTheAnswerIsBoundedAndNothingIsRevealed() throws SQLException {
        admin.put("audit.locked", "before");
        Instant start = Instant.now();
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("lock table audit_event in access exclusive mode");

            Api.Answer answer = admin.reveal("audit.locked", "now or never");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("before");
            superuser.rollback();
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(45));
    }

    @Test
    void whileTheTrailCannotBeWrittenTheServerIsNotReady() throws Exception {
        assertThat(awaitReadiness("UP")).contains("strongroom-audit");
        execute("create function no_space() returns trigger language plpgsql as $$ begin"
                + " raise exception 'No space left on device' using errcode = 'disk_full'; end $$");
        execute("create trigger no_space before insert on audit_event for each row execute function no_space()");
        try {
            assertThat(awaitReadiness("DOWN")).contains("STR-0604", "53100");
            assertThat(admin.put("audit.full", "x").status()).isEqualTo(503);
        } finally {
            execute("drop function no_space cascade");
        }
        awaitReadiness("UP");
        assertThat(admin.get("secrets/audit.full").status()).isEqualTo(404);
    }

    private String awaitReadiness(String status) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        Api.Answer answer = Api.get(product.url("/health/ready"));
        while (!answer.json().getString("status").equals(status)
                && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            answer = Api.get(product.url("/health/ready"));
        }
        assertThat(answer.json().getString("status")).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    @Test
    void startOfTheServerIsOnRecord() throws SQLException {
        Row start = newest("server.start");

        assertThat(start.kind()).isEqualTo("SYSTEM");
        assertThat(start.reason()).startsWith("master key kek-");
    }

    private Row newest(String action) throws SQLException {
        try (Connection superuser = product.superuser();
                PreparedStatement select = superuser.prepareStatement(
                        "select target from audit_event where action = ? order by sequence desc limit 1")) {
            select.setString(1, action);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).as("a row of " + action).isTrue();
                return last(action, row.getString(1));
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void readOfMetadataIsOnRecordToo() throws SQLException {
        admin.put("audit.list", Json.createObjectBuilder().add("value", "x").build(), Map.of());
        admin.get("secrets/audit.list");

        assertThat(last("secret.get", "audit.list").outcome()).isEqualTo("SUCCESS");
    }
}
