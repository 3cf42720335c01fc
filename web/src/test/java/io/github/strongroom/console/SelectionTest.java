package io.github.strongroom.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    @Test
    void eachNameHasTheRowVersionThatWasSeen() {
        assertThat(Selection.parse("{\"a\": 3, \"b\": 7}"))
                .hasSize(2)
                .containsEntry("a", new Expected.RowVersion(3))
                .containsEntry("b", new Expected.RowVersion(7));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "[]", "{", "{\"a\": \"3\"}", "{\"a\": 1.5}", "{\"a\": null}", "{\"a\": 99999999999999999999}"
            })
    void anythingElseIsRefused(String json) {
        assertThatThrownBy(() -> Selection.parse(json))
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith("secrets: ");
    }
}
