package io.github.strongroom.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.FaultException;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T12:00:00Z", "1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void timeInThePastOrBeyondAllTimesIsRefused(String time) {
        assertRefused("expiresAt", () -> time(time, null));
    }

    @Test
    void timeThatIsStoredMayBeGivenAgainAlthoughItIsOver() {
        OffsetDateTime past = OffsetDateTime.parse("2026-01-01T00:00:00Z");

        assertThat(time("2026-01-01T01:00:00+01:00", past)).isEqualTo(past);
    }

    @Test
    void timeCountsToTheMicrosecondAsTheDatabaseDoes() {
        assertThat(time("2027-01-01T00:00:00.123456789Z", null))
                .isEqualTo(OffsetDateTime.parse("2027-01-01T00:00:00.123456Z"));
    }

    @Test
    void endBeforeTheBeginningIsRefused() {
        assertRefused("expiresAt", () -> Fields.requireOrder(NOW.plusDays(2), NOW.plusDays(1)));
        assertRefused("expiresAt", () -> Fields.requireOrder(NOW, NOW));
        Fields.requireOrder(NOW, NOW.plusNanos(1000));
        Fields.requireOrder(null, NOW);
        Fields.requireOrder(NOW, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P-1D", "P1M-40D", "P200Y", "P999999999Y"})
    void periodThatNobodyCanMeanIsRefused(String period) {
        assertRefused("rotateEvery", () -> Fields.period(Optional.of(Period.parse(period)), null));
    }

    @Test
    void periodIsKeptAsItWasWritten() {
        assertThat(Fields.period(Optional.of(Period.parse("P3M")), null)).isEqualTo("P3M");
        assertThat(Fields.period(Optional.empty(), "P3M")).isNull();
        assertThat(Fields.period(null, "P3M")).isEqualTo("P3M");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void limitOfVersionsThatIsNoneIsRefused(int limit) {
        assertRefused("maxVersions", () -> Fields.maxVersions(Optional.of(limit), null));
    }

    @Test
    void textsThatTheDatabaseCannotHoldAreRefused() {
        assertRefused("owner", () -> Fields.owner("a\0b", ""));
        assertRefused("description", () -> Fields.description("\ud800", ""));
        assertRefused("category", () -> Fields.category("two\nlines", ""));
        assertRefused("tags", () -> Fields.tags(Set.of("x".repeat(51))));
    }

    private static OffsetDateTime time(String given, OffsetDateTime present) {
        return Fields.time("expiresAt", Optional.of(OffsetDateTime.parse(given)), present, NOW);
    }

    private static void assertRefused(String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(FaultException.class).hasMessageStartingWith(field + ": ");
    }
}
