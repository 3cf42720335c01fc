package io.github.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainSetupTest {

    @TempDir
    private Path directory;

    @Test
    void aDirectoryThatIsNoDomainOfOursIsNotReplaced() throws IOException {
        Path precious = Files.writeString(directory.resolve("precious"), "x");

        assertThatThrownBy(() -> PayaraDomain.create(directory.resolve("server"), directory))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("will not be replaced");
        assertThat(precious).exists();
    }

    @Test
    void aSettingThatTheServerDoesNotHaveIsAFailure() throws IOException {
        Path config = Files.createDirectories(directory.resolve("config"));
        Files.writeString(config.resolve("domain.xml"), "<domain/>");

        assertThatThrownBy(() ->
                        DomainSetup.apply(directory, DomainOptions.defaults().withPortsChosen()))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("is this a Payara Server 6?");
    }
}
