package io.github.strongroom.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LegibleTest {

    @Property
    void whateverIsInAColumnFailsNobody(@ForAll String column) {
        assertThat(Legible.kind(column)).isEmpty();
        assertThat(Legible.type(column)).isEmpty();
        assertThat(Legible.origin(column)).isEmpty();
        assertThat(Legible.period(column)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void typesAreReadAsTheyAreWritten(ValueType type) {
        assertThat(Legible.type(type.name())).contains(type);
    }

    @Test
    void periodsAreReadAsTheyAreWritten() {
        Period period = Period.of(1, 2, 3);

        assertThat(Legible.period(period.toString())).contains(period);
        assertThat(Legible.is(null, Legible.period(null))).isTrue();
        assertThat(Legible.is("90 days", Legible.period("90 days"))).isFalse();
    }

    @Test
    void infinityIsNoTime() {
        OffsetDateTime time = OffsetDateTime.parse("9999-12-31T23:59:59Z");

        assertThat(Legible.time(time)).contains(time);
        assertThat(Legible.time(OffsetDateTime.MAX)).isEmpty();
        assertThat(Legible.time(OffsetDateTime.MIN)).isEmpty();
        assertThat(Legible.is(OffsetDateTime.MAX, Legible.time(OffsetDateTime.MAX)))
                .isFalse();
    }
}
