package io.github.strongroom.secret;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueRuleTest {

    @Test
    void shorterValueIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> new ValueRule(12, null).require("hunter2"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("at least 12 characters")
                .hasMessageNotContaining("hunter2")
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(Fault.VALUE_RULE);
    }

    @Test
    void lengthCountsCharactersAndNotTheirHalves() {
        ValueRule rule = new ValueRule(3, null);

        assertThatCode(() -> rule.require("🐎🐎🐎")).doesNotThrowAnyException();
        assertThatThrownBy(() -> rule.require("🐎🐎")).isInstanceOf(FaultException.class);
    }

    @Test
    void patternIsAboutTheWholeValue() {
        ValueRule rule = new ValueRule(null, "AIza[0-9A-Za-z_-]{4}");

        assertThatCode(() -> rule.require("AIzaSy_0")).doesNotThrowAnyException();
        assertThatThrownBy(() -> rule.require("AIzaSy_0 and more"))
                .hasMessageContaining("AIza[0-9A-Za-z_-]{4}")
                .hasMessageNotContaining("AIzaSy_0");
    }

    @Test
    void patternThatIsSlowElsewhereAnswersAtOnce() {
        ValueRule evil = new ValueRule(null, "(a+)+$");
        String value = "a".repeat(100_000) + "!";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> evil.require(value)).isInstanceOf(FaultException.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[a",
                "(?=x)",
                "(a)\\1",
                "a\0b",
                "(((((a{30}){30}){30}){30}){30})",
                "((a{1000}){1000})",
                "(a{999}){3}",
                "(?:(?:(?:x{9}){9}){9}){9}"
            })
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> new ValueRule(null, pattern).requireValid())
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith("pattern: ");
    }

    @Test
    void manyCountsOneAfterTheOtherAreAsDearAsNestedOnes() {
        assertThatThrownBy(() -> new ValueRule(null, "(?:.{0,1000})".repeat(38)).requireValid())
                .isInstanceOf(FaultException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                "AKIA[0-9A-Z]{16}",
                "([a-z]{2,8}\\.){1,5}[a-z]{2,8}",
                ".{8,1000}"
            })
    void patternsThatPeopleWriteAreTaken(String pattern) {
        assertThatCode(() -> new ValueRule(null, pattern).requireValid()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "10001"})
    void lengthThatNoValueCanHaveIsRefused(int length) {
        assertThatThrownBy(() -> new ValueRule(length, null).requireValid())
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith("minLength: ");
    }
}
