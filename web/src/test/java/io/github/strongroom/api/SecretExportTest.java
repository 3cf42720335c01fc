package io.github.strongroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretExportTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void textThatASpreadsheetWouldCalculateGetsAnApostrophe(String text) {
        assertThat(SecretExport.harmless(text)).isEqualTo("'" + text);
    }

    @Test
    void otherTextStaysAsItIs() {
        assertThat(SecretExport.harmless("a=1")).isEqualTo("a=1");
        assertThat(SecretExport.harmless("")).isEmpty();
    }

    @Test
    void textBehindWhatOthersTakeForTheEndOfACellGetsOneToo() {
        assertThat(SecretExport.harmless("x;=HYPERLINK(1)")).isEqualTo("x;'=HYPERLINK(1)");
        assertThat(SecretExport.harmless("x\n=cmd")).isEqualTo("x\n'=cmd");
        assertThat(SecretExport.harmless("\uff1d1+1")).isEqualTo("'\uff1d1+1");
        assertThat(SecretExport.harmless("a; b\nc")).isEqualTo("a; b\nc");
    }
}
