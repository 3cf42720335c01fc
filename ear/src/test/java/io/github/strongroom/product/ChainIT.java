package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of the audit trail are chained right behind their commit, in one order, and nobody else adds, changes or removes one. */
@ExtendWith(Product.class)
class ChainIT {

    private final Product product;
    private final Api admin;

    ChainIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    @Test
    void everyRowIsChainedWithinASecondOfItsCommit() throws Exception {
        admin.put("chain.one", "x");
        long sequence = number("select max(sequence) from audit_event where target = 'chain.one'");

        assertThat(awaitPosition(sequence)).isPositive();
    }

    @Test
    void concurrentWritersKeepOneOrderWithoutGaps() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 80; i++) {
            String name = "chain.many." + i;
            writers.submit(() -> admin.put(name, "x"));
        }
        writers.shutdown();
        assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        awaitPosition(number("select max(sequence) from audit_event"));

        assertThat(number("select count(*) from audit_event where target like 'chain.many.%'"))
                .isEqualTo(80);
        assertThat(number("select count(*) from audit_event e left join audit_link l on l.sequence = e.sequence"
                        + " where e.target like 'chain.many.%' and l.sequence is null"))
                .isZero();
        assertThat(number("select count(*) from (select position, previous_hash, lag(position) over w as before,"
                        + " lag(hash) over w as hash_before from audit_link window w as (order by position)) links"
                        + " where position <> coalesce(before, 0) + 1 or previous_hash <> hash_before"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set reason = 'other'",
                "delete from audit_event",
                "truncate audit_event",
                "update audit_link set hash = previous_hash",
                "delete from audit_link",
                "delete from audit_checkpoint",
                "delete from audit_rejected"
            })
    void roleOfTheApplicationNeitherEditsNorRemoves(String statement) {
        assertThatThrownBy(() -> {
                    try (Connection own = DriverManager.getConnection(
                                    product.database().url(),
                                    product.database().user(),
                                    product.database().password());
                            Statement sql = own.createStatement()) {
                        sql.execute(statement);
                    }
                })
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("42501");
    }

    @Test
    void rowThatStrongroomDidNotWriteIsRejectedAndOnRecord() throws Exception {
        String target = "chain.forged." + UUID.randomUUID();
        long sequence = number("insert into audit_event (at, actor, actor_kind, action, target, outcome, server)"
                + " values (now(), 'admin', 'USER', 'secret.reveal', '" + target
                + "', 'SUCCESS', 'x') returning sequence");

        Instant end = Instant.now().plusSeconds(10);
        while (number("select count(*) from audit_rejected where code = 'STR-0601' and sequence = " + sequence) == 0
                && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }

        assertThat(number("select count(*) from audit_rejected where code = 'STR-0601' and sequence = " + sequence))
                .isEqualTo(1);
        assertThat(number("select count(*) from audit_link where sequence = " + sequence))
                .isZero();
    }

    private long awaitPosition(long sequence) throws Exception {
        String chained = "select coalesce(max(position), 0) from audit_link where sequence = " + sequence;
        Instant end = Instant.now().plusSeconds(10);
        while (number(chained) == 0 && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        return number(chained);
    }

    private long number(String sql) throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
