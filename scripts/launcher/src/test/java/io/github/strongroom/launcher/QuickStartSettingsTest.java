package io.github.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickStartSettingsTest {

    @TempDir
    private Path directory;

    @Test
    void thePortIs8080UnlessSaidOtherwise() {
        assertThat(of(Map.of()).httpPort()).isEqualTo(8080);
        assertThat(of(Map.of("SECRETS_HTTP_PORT", "9090")).httpPort()).isEqualTo(9090);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http", "0", "65536", "99999999999", "-1", "80 80", "0x50"})
    void whatIsNoPortIsRefused(String port) {
        assertRefused(() -> of(Map.of("SECRETS_HTTP_PORT", port)), "SECRETS_HTTP_PORT=" + port + " is not a port");
    }

    @Test
    void aTakenPortIsRefused() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            assertRefused(
                    () -> of(Map.of("SECRETS_HTTP_PORT", Integer.toString(port)))
                            .checkPortIsFree(),
                    "Port " + port);
        }
    }

    @Test
    void aFreePortIsAccepted() {
        String port = Integer.toString(FreePorts.pick(1).get(0));
        assertThatCode(() -> of(Map.of("SECRETS_HTTP_PORT", port)).checkPortIsFree())
                .doesNotThrowAnyException();
    }

    @Test
    void aGeneratedMasterKeyIsAccepted() {
        String key = MasterKey.generate();
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(of(Map.of("SECRETS_MASTER_KEY", key)).has("SECRETS_MASTER_KEY"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "c2hvcnQ=", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoMasterKeyIsRefusedAndNotRepeated(String key) {
        ThrowingCallable call = () -> of(Map.of("SECRETS_MASTER_KEY", key));
        assertRefused(call, "scripts/generate-master-key.sh");
        assertThatThrownBy(call).message().doesNotContain(key);
    }

    @Test
    void aMasterKeyFileMayEndInALineEnd() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), MasterKey.generate() + "\n");
        assertThat(of(Map.of("SECRETS_MASTER_KEY_FILE", file.toString())).has("SECRETS_MASTER_KEY"))
                .isTrue();
    }

    @Test
    void aMasterKeyFileThatIsNotThereIsRefused() {
        String file = directory.resolve("none").toString();
        assertRefused(() -> of(Map.of("SECRETS_MASTER_KEY_FILE", file)), file);
    }

    @Test
    void filesArePassedOnAsAbsolutePaths() {
        assertThat(of(Map.of("SECRETS_ADMIN_PASSWORD_FILE", "here")).secrets())
                .containsEntry(
                        "SECRETS_ADMIN_PASSWORD_FILE",
                        Path.of("here").toAbsolutePath().toString());
    }

    @Test
    void onlyStrongroomsVariablesArePassedOn() {
        assertThat(of(Map.of("PATH", "x", "SECRETS_CONFIG_ORDINAL", "300", "SECRETS_HTTP_PORT", "9090"))
                        .secrets())
                .containsOnlyKeys("SECRETS_CONFIG_ORDINAL");
    }

    @Test
    void aDatabasePasswordWithoutADatabaseIsRefused() {
        assertRefused(() -> of(Map.of("SECRETS_DB_PASSWORD", "x")), "SECRETS_DB_URL is not");
    }

    @Test
    void theEmbeddedDatabaseIsUsedUnlessAnAddressIsGiven() {
        assertThat(of(Map.of()).usesEmbeddedDatabase()).isTrue();
        assertThat(of(Map.of("SECRETS_DB_URL", "jdbc:postgresql://db/x")).usesEmbeddedDatabase())
                .isFalse();
        assertThat(of(Map.of("SECRETS_DB_URL_FILE", "/run/secrets/url")).usesEmbeddedDatabase())
                .isFalse();
    }

    @Test
    void theContextRootIsTheFileName() throws IOException {
        Path war = war("my-app.1.war");
        assertThat(QuickStartSettings.of(Map.of(), List.of(war.toString())).wars())
                .containsExactly(war);
        assertThat(QuickStartSettings.contextRoot(war)).isEqualTo("my-app.1");
    }

    @Test
    void aWarThatIsNotThereIsRefused() {
        String war = directory.resolve("none.war").toString();
        assertRefused(() -> QuickStartSettings.of(Map.of(), List.of(war)), "There is no WAR file " + war);
    }

    @Test
    void aContextRootThatIsTakenIsRefused() throws IOException {
        String war = war("sample.war").toString();
        assertRefused(() -> QuickStartSettings.of(Map.of(), List.of(war)), "The context root /sample");
    }

    private static QuickStartSettings of(Map<String, String> environment) {
        return QuickStartSettings.of(environment, List.of());
    }

    private static void assertRefused(ThrowingCallable call, String part) {
        assertThatThrownBy(call)
                .hasMessageContaining(part)
                .hasMessageEndingWith(".")
                .asInstanceOf(type(Refusal.class))
                .returns(2, Refusal::exitCode);
    }

    @Test
    void aNameThatIsNoContextRootIsRefusedBeforeAnythingStarts() throws IOException {
        String war = war("My App 1.0.war").toString();
        assertRefused(() -> QuickStartSettings.of(Map.of(), List.of(war)), "rename it");
    }

    @Test
    void aFileThatIsNoZipIsRefusedBeforeAnythingStarts() throws IOException {
        String war =
                Files.writeString(directory.resolve("broken.war"), "not a zip").toString();
        assertRefused(() -> QuickStartSettings.of(Map.of(), List.of(war)), "is no WAR");
    }

    private Path war(String name) throws IOException {
        Path war = directory.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("index.html"));
        }
        return war;
    }
}
