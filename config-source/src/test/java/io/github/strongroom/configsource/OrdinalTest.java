package io.github.strongroom.configsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdinalTest {

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Ordinal ordinal = new Ordinal(environment::get, properties::get);

    @TempDir
    private Path mounted;

    @Test
    void isAboveWhatAnApplicationPackagesAndBelowTheEnvironmentByDefault() {
        properties.put("secrets.config.ordinal", " ");

        assertThat(ordinal.read()).isEqualTo(250).isBetween(101, 299);
    }

    @Test
    void eachFormIsRead() throws IOException {
        environment.put(
                "SECRETS_CONFIG_ORDINAL_FILE",
                Files.writeString(mounted.resolve("ordinal"), "310\n").toString());
        assertThat(ordinal.read()).isEqualTo(310);

        environment.put("SECRETS_CONFIG_ORDINAL", "320");
        assertThat(ordinal.read()).isEqualTo(320);

        properties.put("secrets.config.ordinal", "330");
        assertThat(ordinal.read()).isEqualTo(330);
    }

    @Test
    void textThatIsNoNumberIsRefusedWithItsCode() {
        environment.put("SECRETS_CONFIG_ORDINAL", "high");

        assertThatThrownBy(ordinal::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("STR-0302");
    }
}
