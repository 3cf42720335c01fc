package io.github.strongroom.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.audit.AuditFilter;
import io.github.strongroom.audit.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditFiltersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private static AuditFilter filter(String query) {
        return AuditFilters.of(query).filter(NOW);
    }

    @Test
    void addressWithoutFiltersFindsEverything() {
        AuditFilters filters = AuditFilters.of("before=12&unknown=x");

        assertThat(filters.isAny()).isFalse();
        assertThat(filters.filter(NOW).isNone()).isTrue();
        assertThat(filters.getAddress()).isEqualTo("/audit");
        assertThat(filters.address("before=12")).isEqualTo("/audit?before=12");
    }

    @Test
    void allPartsOfTheAddressAreInTheFilter() {
        assertThat(filter(
                        "from=2026-11-01T10:30&to=2026-11-02&actor=adm*&action=secret.reveal&target=a%26b&outcome=refused"
                                + "&address=10.*&reads=without"))
                .isEqualTo(new AuditFilter(
                        Instant.parse("2026-11-01T10:30:00Z"),
                        Instant.parse("2026-11-02T00:00:00Z"),
                        "adm*",
                        "secret.reveal",
                        "a&b",
                        Outcome.REFUSED,
                        "10.*",
                        true));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T10:30, 2026-11-01T10:30:00Z",
        "2026-11-01T10:30:15, 2026-11-01T10:30:15Z",
        "2026-11-01T10:30:15Z, 2026-11-01T10:30:15Z",
        "2026-11-01, 2026-11-01T00:00:00Z"
    })
    void timesAreUtcInEachFormThatPeopleWrite(String text, Instant time) {
        assertThat(filter("from=" + text).from()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-13-01",
                "outcome=maybe",
                "last=2y",
                "reads=some",
                "from=2026-11-24T25:00"
            })
    void whatIsNotUnderstoodIsRefusedAndNotLeftOut(String query) {
        assertThatThrownBy(() -> filter(query)).hasMessageContaining(query.substring(0, query.indexOf('=')) + ": ");
    }

    @Test
    void lastSpanEndsNowUnlessTimesAreGiven() {
        assertThat(filter("last=24h").from()).isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
        assertThat(filter("last=24h&to=2026-11-20").from()).isNull();
    }

    @Test
    void filterSetAnewKeepsTheOthersAndForgetsThePlace() {
        AuditFilters filters = AuditFilters.of("actor=admin&outcome=refused&before=3");

        assertThat(filters.with("actor", "eve&x=<b>")).isEqualTo("/audit?actor=eve%26x%3D%3Cb%3E&outcome=refused");
        assertThat(filters.with("outcome", "")).isEqualTo("/audit?actor=admin");
    }

    @Test
    void spanOfTimeTakesThePlaceOfTheLastHours() {
        assertThat(AuditFilters.of("last=24h&actor=admin").during(NOW, NOW.plusSeconds(3600)))
                .isEqualTo("/audit?from=2026-11-24T08%3A00&to=2026-11-24T09%3A00&actor=admin");
    }

    @Test
    void wordsTellWhatIsAskedFor() {
        assertThat(AuditFilters.of("actor=adm*&outcome=refused&reads=without").getWords())
                .isEqualTo("by adm*, outcome refused, without reads by applications");
    }

    @Test
    void fieldOfATimeTakesNothingElse() {
        assertThat(AuditFilters.of("from=2026-11-01T10:30:15Z").field("from")).isEqualTo("2026-11-01T10:30:15");
        assertThat(AuditFilters.of("from=x").field("from")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"x", "-1", "99999999999999999999", "1 or 1=1", "''"})
    void placeThatIsNoNumberIsTheNewest(String text) {
        AuditPlaceInAddress place = new AuditPlaceInAddress();
        place.setBefore(text);

        assertThat(place.place().sequence()).isNull();
    }
}
