package io.github.strongroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedValueTest {

    private final TypedValue value = new TypedValue();

    @Test
    void lineBreaksOfTheBrowserBecomeLineFeedsAndNothingElseChanges() {
        value.setField("  a\r\n\tb\r\n\r\n \u00a0");

        assertThat(value.text()).isEqualTo("  a\n\tb\n\n \u00a0");
    }

    @Test
    void aLineBreakAtTheBeginningSurvivesTheMarkup() {
        value.show("\nfirst line is empty");

        assertThat(value.getField()).isEqualTo("\n\nfirst line is empty");
        assertThat(value.text()).isEqualTo("\nfirst line is empty");
    }

    @Test
    void anAbsentFieldIsEmpty() {
        value.setField(null);

        assertThat(value.text()).isEmpty();
    }
}
