package io.github.strongroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemainingTimeTest {

    @ParameterizedTest
    @CsvSource({
        "-1, not known yet",
        "0, a moment",
        "45, 45 seconds",
        "60, about 1 minute",
        "150, about 3 minutes",
        "3600, about 1 hour",
        "9000, about 3 hours"
    })
    void timeIsSaidAsPreciselyAsAnEstimateIs(long seconds, String words) {
        assertThat(RemainingTime.inWords(seconds)).isEqualTo(words);
    }
}
