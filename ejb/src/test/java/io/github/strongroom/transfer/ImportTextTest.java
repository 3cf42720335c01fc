package io.github.strongroom.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.FaultException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImportTextTest {

    private static void assertRefused(ImportFormat format, byte[] bytes, String code, String message) {
        assertThatThrownBy(() -> format.parse(bytes))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @EnumSource
    void otherEncodingIsRefusedWithItsLineAndNotGuessed(ImportFormat format) {
        byte[] latin = "a=1\nb=grün canary\n".getBytes(StandardCharsets.ISO_8859_1);

        assertRefused(format, latin, "STR-0242", "Line 2");
        assertRefused(format, "a=1\n".getBytes(StandardCharsets.UTF_16), "STR-0242", "Line 1");
    }

    @Test
    void cutCharacterAtTheEndIsRefused() {
        assertRefused(ImportFormat.ENV, new byte[] {'a', '=', (byte) 0xC3}, "STR-0242", "Line 1");
    }

    @ParameterizedTest
    @EnumSource
    void nulIsRefusedWithItsLine(ImportFormat format) {
        assertRefused(format, "a=1\nb=\0\n".getBytes(StandardCharsets.UTF_8), "STR-0242", "Line 2");
    }

    @ParameterizedTest
    @EnumSource
    void fileOfEightMebibytesIsTheLargest(ImportFormat format) {
        byte[] largest = "x".repeat(ImportText.MAX_BYTES).getBytes(StandardCharsets.UTF_8);

        assertThat(format.parse(largest)).isNotNull();
        assertRefused(format, new byte[ImportText.MAX_BYTES + 1], "STR-0241", "8388608");
    }

    @ParameterizedTest
    @CsvSource({
        "ENV, k%d=v%d, '\n', '', ''",
        "PROPERTIES, k%d = v%d, '\r\n', '', ''",
        "JSON, '\"k%d\": \"v%d\"', ',', '{', '}'"
    })
    void tenThousandKeysAreReadAndOneMoreIsRefused(
            ImportFormat format, String pattern, String separator, String before, String after) {
        assertThat(Found.in(format, before + keys(10_000, pattern, separator) + after)
                        .values())
                .hasSize(10_000)
                .containsEntry("k9999", "v9999");
        String more = before + keys(10_001, pattern, separator) + after;
        assertRefused(format, more.getBytes(StandardCharsets.UTF_8), "STR-0243", "10000");
    }

    private static String keys(int count, String pattern, String separator) {
        return IntStream.range(0, count).mapToObj(i -> pattern.formatted(i, i)).collect(Collectors.joining(separator));
    }
}
