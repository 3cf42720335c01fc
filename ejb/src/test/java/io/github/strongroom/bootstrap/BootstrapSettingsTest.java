package io.github.strongroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapSettingsTest {

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final BootstrapSettings settings = new BootstrapSettings(environment::get, properties::get);

    @TempDir
    private Path mounted;

    @Test
    void environmentVariableIsRead() {
        environment.put("SECRETS_DB_URL", "jdbc:postgresql://db/strongroom");

        assertThat(settings.find("SECRETS_DB_URL")).contains("jdbc:postgresql://db/strongroom");
    }

    @Test
    void systemPropertyInDottedLowerCaseWinsOverTheEnvironment() {
        environment.put("SECRETS_DB_URL", "environment");
        properties.put("secrets.db.url", "property");

        assertThat(settings.find("SECRETS_DB_URL")).contains("property");
    }

    @Test
    void mountedFileIsReadWithoutItsLineEndAndWithItsBlanks() throws IOException {
        Path file = Files.writeString(mounted.resolve("password"), " s3cret \r\n");
        environment.put("SECRETS_DB_PASSWORD_FILE", file.toString());

        assertThat(settings.find("SECRETS_DB_PASSWORD")).contains(" s3cret ");
    }

    @Test
    void missingFileIsAnErrorThatNamesVariableAndPath() {
        environment.put("SECRETS_DB_PASSWORD_FILE", mounted.resolve("absent").toString());

        assertThatThrownBy(() -> settings.find("SECRETS_DB_PASSWORD"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("SECRETS_DB_PASSWORD_FILE")
                .hasMessageContaining("absent");
    }

    @Test
    void blankSettingIsAbsent() {
        environment.put("SECRETS_MASTER_KEY", "  ");

        assertThat(settings.find("SECRETS_MASTER_KEY")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r-----r--", "rw-r--r--", "rw-----w-"})
    void keyFileThatEverybodyMayReadOrChangeIsRefused(String rights) throws IOException {
        environment.put("SECRETS_MASTER_KEY_FILE", keyFile(rights).toString());

        assertThatThrownBy(() -> settings.findKey("SECRETS_MASTER_KEY"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("SECRETS_MASTER_KEY_FILE")
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(Fault.KEY_FILE_EXPOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "rw-r-----"})
    void keyFileOfItsOwnerOrGroupIsRead(String rights) throws IOException {
        environment.put("SECRETS_MASTER_KEY_FILE", keyFile(rights).toString());

        assertThat(settings.findKey("SECRETS_MASTER_KEY")).contains("a key");
    }

    @Test
    void exposedFileBehindALinkIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(mounted.resolve("link"), keyFile("rw-r--r--"));
        environment.put("SECRETS_MASTER_KEY_FILE", link.toString());

        assertThatThrownBy(() -> settings.findKey("SECRETS_MASTER_KEY")).isInstanceOf(FaultException.class);
    }

    private Path keyFile(String rights) throws IOException {
        Path file = Files.writeString(mounted.resolve("key"), "a key\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }
}
