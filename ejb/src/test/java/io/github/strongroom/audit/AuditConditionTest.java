package io.github.strongroom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditConditionTest {

    private static AuditCondition about(String target) {
        return AuditCondition.of(new AuditFilter(null, null, null, null, target, null, null));
    }

    @Test
    void noFilterLeavesOutNothing() {
        assertThat(AuditCondition.of(AuditFilter.NONE).sql()).isEqualTo("true");
        assertThat(new AuditFilter(null, null, "", "", "", null, "").isNone()).isTrue();
        assertThat(AuditFilter.NONE.text()).isEmpty();
    }

    @Test
    void whatIsAskedForIsAParameterAndNeverSql() {
        AuditCondition condition = about("x' or 'a'='a");

        assertThat(condition.sql()).isEqualTo("e.target = ?1");
        assertThat(condition.jdbcSql()).isEqualTo("e.target = ?");
        assertThat(condition.parameters()).containsExactly("x' or 'a'='a");
    }

    @Test
    void starAtTheEndAsksForABeginningInWhichNothingElseIsAPattern() {
        AuditCondition condition = about("a_b%c\\d*");

        assertThat(condition.sql()).isEqualTo("e.target like ?1");
        assertThat(condition.parameters()).containsExactly("a\\_b\\%c\\\\d%");
    }

    @Test
    void allPartsAreInTheConditionAndOnRecord() {
        AuditFilter filter = new AuditFilter(
                Instant.parse("2026-11-24T08:00:00Z"),
                Instant.parse("2026-11-25T08:00:00Z"),
                "admin",
                "secret.*",
                "smtp",
                Outcome.REFUSED,
                "192.0.2.1");

        assertThat(AuditCondition.of(filter).jdbcSql())
                .isEqualTo("e.at >= cast(? as timestamptz) and e.at < cast(? as timestamptz) and e.actor = ?"
                        + " and e.action like ? and e.target = ? and e.address = ? and e.outcome = 'REFUSED'");
        assertThat(filter.text())
                .isEqualTo("from=2026-11-24T08:00:00.000000Z&to=2026-11-25T08:00:00.000000Z&actor=admin"
                        + "&action=secret.*&target=smtp&outcome=refused&address=192.0.2.1");
    }

    @Test
    void nulWhichNoRowHoldsIsNotSentToTheDatabase() {
        assertThat(about("a\0b").parameters()).containsExactly("a\uFFFDb");
    }
}
