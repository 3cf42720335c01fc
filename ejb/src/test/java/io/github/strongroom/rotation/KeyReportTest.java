package io.github.strongroom.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.rotation.KeyUse.Standing;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyReportTest {

    private static final OffsetDateTime USED = OffsetDateTime.of(2026, 11, 23, 12, 0, 0, 0, ZoneOffset.UTC);

    private final KeyUse lost = new KeyUse("kek-lost", Standing.NOT_GIVEN, 7, 0, USED);
    private final KeyUse old = new KeyUse("kek-old", Standing.PREVIOUS, 40, 3, USED);
    private final KeyUse now = new KeyUse("kek-now", Standing.CURRENT, 5, 0, USED);
    private final KeyUse unused = new KeyUse("kek-unused", Standing.PREVIOUS, 0, 0, null);
    private final KeyReport report = new KeyReport(List.of(lost, old, now, unused), "");

    @Test
    void rowsUnderGivenKeysMoveAndThoseUnderOthersStay() {
        assertThat(report.rowsMoving()).isEqualTo(43);
        assertThat(report.moving()).containsExactly(old);
        assertThat(report.rowsStaying()).isEqualTo(7);
        assertThat(report.staying()).containsExactly(lost);
        assertThat(report.current()).isEqualTo(now);
    }

    @Test
    void onlyAnEmptyListedKeyThatIsOlderThanTheCurrentOneIsRetirable() {
        KeyUse empty = new KeyUse("kek-empty", Standing.PREVIOUS, 0, 0, USED.minusDays(1));
        KeyUse newer = new KeyUse("kek-newer", Standing.PREVIOUS, 0, 0, USED.plusDays(1));
        KeyReport all = new KeyReport(List.of(empty, lost, old, now, unused, newer), "");

        assertThat(all.retirable()).containsExactly(empty);
    }

    @Test
    void rewrapGoesToTheNewestKeyOnly() {
        KeyUse older = new KeyUse("kek-older", Standing.CURRENT, 1, 0, USED);
        KeyUse newer = new KeyUse("kek-newer", Standing.PREVIOUS, 1, 0, USED.plusDays(1));

        assertThatThrownBy(() -> new KeyReport(List.of(older, newer), "").requireNewestIsCurrent())
                .isInstanceOf(FaultException.class)
                .hasMessageContainingAll("kek-older", "kek-newer")
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(Fault.REWRAP_BACKWARDS);
        report.requireNewestIsCurrent();
    }
}
