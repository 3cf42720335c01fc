package io.github.strongroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaSafeTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void textThatASpreadsheetWouldCalculateGetsAnApostrophe(String text) {
        assertThat(FormulaSafe.text(text)).isEqualTo("'" + text);
    }

    @Test
    void otherTextStaysAsItIs() {
        assertThat(FormulaSafe.text("a=1")).isEqualTo("a=1");
        assertThat(FormulaSafe.text("")).isEmpty();
    }

    @Test
    void textBehindWhatOthersTakeForTheEndOfACellGetsOneToo() {
        assertThat(FormulaSafe.text("x;=HYPERLINK(1)")).isEqualTo("x;'=HYPERLINK(1)");
        assertThat(FormulaSafe.text("x\n=cmd")).isEqualTo("x\n'=cmd");
        assertThat(FormulaSafe.text("\uff1d1+1")).isEqualTo("'\uff1d1+1");
        assertThat(FormulaSafe.text("a; b\nc")).isEqualTo("a; b\nc");
    }
}
