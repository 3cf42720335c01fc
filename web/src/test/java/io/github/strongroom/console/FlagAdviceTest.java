package io.github.strongroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.Status;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagAdviceTest {

    private static SecretSummary flagged(Set<Flag> flags) {
        return Secrets.smtp("SMTP", "", Status.ACTIVE, 1, flags);
    }

    @Test
    void everyFlagHasWordsAndAdvice() {
        assertThat(FlagAdvice.of(flagged(EnumSet.allOf(Flag.class)), List.of("other")))
                .hasSize(Flag.values().length)
                .allSatisfy(advice -> assertThat(advice.label()).isNotBlank())
                .allSatisfy(advice -> assertThat(advice.text()).isNotBlank());
    }

    @Test
    void onlyAReusedValueNamesOthers() {
        assertThat(FlagAdvice.of(flagged(Set.of(Flag.REUSED, Flag.ROTATION_DUE)), List.of("other")))
                .extracting(FlagAdvice::flag, FlagAdvice::names)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Flag.REUSED, List.of("other")),
                        org.assertj.core.groups.Tuple.tuple(Flag.ROTATION_DUE, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"P90D,90 days", "P1D,1 day", "P1Y2M,1 year 2 months", "P1Y1M1D,1 year 1 month 1 day"})
    void periodsAreReadAsWords(String period, String words) {
        assertThat(PeriodText.of(Period.parse(period))).isEqualTo(words);
    }
}
