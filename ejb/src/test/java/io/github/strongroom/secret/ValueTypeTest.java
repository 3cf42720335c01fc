package io.github.strongroom.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTypeTest {

    @ParameterizedTest
    @CsvSource({
        "TEXT, any text",
        "BOOLEAN, true",
        "BOOLEAN, false",
        "INTEGER, -12345678901234567890",
        "DECIMAL, 19.50",
        "DECIMAL, 1e-3",
        "DURATION, PT30S",
        "DURATION, P2DT3H",
        "URL, https://example.org:8443/a?b=c",
        "URL, mailto:a@example.org",
        "JSON, '{\"a\":[1,2.5,null,true]}'",
        "JSON, 7",
        "JSON, '[\"a\"]'"
    })
    void valuesOfTheTypeAreTaken(ValueType type, String value) {
        assertThat(type.problemOf(value)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, yes",
        "BOOLEAN, TRUE",
        "INTEGER, 1.5",
        "INTEGER, 12a",
        "INTEGER, ' 1'",
        "DECIMAL, '1,5'",
        "DURATION, 30s",
        "DURATION, 30",
        "URL, example.org",
        "URL, 'http://a b'",
        "URL, //example.org/x",
        "JSON, {",
        "JSON, '{\"a\":}'",
        "JSON, '{} {}'",
        "JSON, ''"
    })
    void otherValuesAreRefusedWithoutRepeatingThem(ValueType type, String value) {
        assertThat(type.problemOf(value)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"INTEGER", "DECIMAL"})
    void hugeNumbersCostNoTime(ValueType type) {
        assertThat(type.problemOf("9".repeat(250_000))).contains("digits");
    }
}
