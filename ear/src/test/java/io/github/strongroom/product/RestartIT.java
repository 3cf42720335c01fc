package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.stage.Stage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Static injection works after a real restart of the server, in whose start applications come first. */
@ExtendWith(Product.class)
class RestartIT {

    private final Product product;

    RestartIT(Product product) {
        this.product = product;
    }

    @Test
    void staticInjectionHasTheStoredValueAfterARestartOfTheServer() {
        product.admin().put("probe.static", "stored ${before} the restart");
        product.admin().put("sample.greeting", "stored too");

        product.restart();

        assertThat(Api.get(product.url("/probe/api/static")).json().getString("value"))
                .isEqualTo("stored ${before} the restart");
        assertThat(Api.get(product.url("/sample/api/values")).json().getString("greetingAtStart"))
                .isEqualTo("stored too");
        assertThat(product.readByApplication("probe.static")).isEqualTo("stored ${before} the restart");
    }

    @Test
    void stopOfTheServerIsOnRecordChainedAndSigned() throws SQLException {
        product.restart();

        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement();
                ResultSet stop =
                        statement.executeQuery("select l.position, (select max(c.position) from audit_checkpoint c"
                                + " where c.at < (select max(at) from audit_event where action = 'server.start'))"
                                + " from audit_event e join audit_link l on l.sequence = e.sequence"
                                + " where e.action = 'server.stop' order by e.sequence desc limit 1")) {
            assertThat(stop.next()).as("a row about the stop").isTrue();
            assertThat(stop.getLong(2)).as("signed before the next start").isGreaterThanOrEqualTo(stop.getLong(1));
        }
    }

    @Test
    void withoutItsMasterKeyStrongroomRefusesToStartAndNoApplicationGetsADefault() {
        assertRefusedStart("SECRETS_MASTER_KEY", null, "STR-0101");
    }

    @Test
    void withAnotherMasterKeyStrongroomRefusesToStartAndNamesBothIds() {
        String log = assertRefusedStart("SECRETS_MASTER_KEY", Stage.randomKey(), "STR-0103");

        assertThat(log).containsPattern("expected key id kek-[0-9a-f]{16}, given key id kek-[0-9a-f]{16}");
    }

    private String assertRefusedStart(String variable, String value, String code) {
        product.admin().put("probe.static", "must not be replaced by a default");
        String log = product.startWith(variable, value, "STR-0301");
        try {
            assertThat(log).contains(code, "STR-0301");
            assertThat(Api.get(product.url("/admin/")).status()).isEqualTo(404);
            assertThat(Api.get(product.url("/probe/api/static")).status()).isEqualTo(404);
            return log;
        } finally {
            product.restart();
        }
    }
}
