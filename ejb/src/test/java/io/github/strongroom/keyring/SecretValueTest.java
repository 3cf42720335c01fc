package io.github.strongroom.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class SecretValueTest {

    private final SecretValue value = SecretValue.of("hunter2").orElseThrow();

    @Test
    void printingShowsNothing() {
        assertThat(value.toString()).doesNotContain("hunter2");
    }

    @Test
    void serialisationIsRefused() throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(value)).isInstanceOf(java.io.NotSerializableException.class);
        }
    }

    @Test
    void halfOfASurrogatePairIsNoValue() {
        assertThat(SecretValue.of("\ud83d")).isEmpty();
        assertThat(SecretValue.of("\ude00 before")).isEmpty();
        assertThat(SecretValue.of("😀")).isPresent();
    }
}
