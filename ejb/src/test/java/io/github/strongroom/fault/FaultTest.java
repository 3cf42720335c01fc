package io.github.strongroom.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FaultTest {

    @Test
    void everyCodeIsOfOneErrorAlone() {
        assertThat(Arrays.stream(Fault.values()).map(Fault::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("STR-\\d{4}"));
    }

    @Test
    void everyCodeIsDocumentedWithItsMessage() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "errors.md"));

        assertThat(Arrays.stream(Fault.values()).map(Fault::code)).allMatch(page::contains);
        assertThat(Arrays.stream(Fault.values()).map(fault -> fault.pattern().replaceAll("%[sd]", "…")))
                .allMatch(page::contains);
        assertThat(page).contains("STR-0301", "STR-0302");
    }
}
