package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One command starts everything, keeps what was saved, and stops everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunScriptIT {

    private RunScript script;
    private Map<String, String> environment;
    private URI server;
    private Path war;

    private String firstOutput;
    private String greetingOfFirstRun;
    private int secretsAfterFirstRun;
    private List<String> processesAfterFirstRun;
    private String secondOutput;

    /** Two runs, one after the other, on the same state; the tests look at what they left. */
    @BeforeAll
    void runTwice() throws Exception {
        script = RunScript.inItsOwnDirectory();
        war = ProbeWar.writeTo(script.root().resolve("my-app.war"));
        int port = freePort();
        server = URI.create("http://127.0.0.1:" + port + "/");
        environment = Map.of("SECRETS_HTTP_PORT", Integer.toString(port));

        firstOutput = script.start(environment, war.toString()).awaitStarted();
        Api admin = Api.signedIn(server, "admin", password());
        admin.put("probe.static", "saved in the first run");
        admin.put("sample.greeting", "hello");
        Thread.sleep(1000);
        greetingOfFirstRun = Api.get(server.resolve("/my-app/api/value?name=sample.greeting"))
                .body();
        secretsAfterFirstRun = admin.get("secrets").json().getInt("total");
        script.terminate();
        processesAfterFirstRun = script.processesLeft();

        secondOutput = script.start(environment, war.toString()).awaitStarted();
    }

    @AfterAll
    void stop() throws InterruptedException {
        script.terminate();
        assertThat(script.processesLeft()).isEmpty();
    }

    private String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    private Path passwordFile() {
        return script.root().resolve(".strongroom/admin-password");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void runPrintsConsoleAddressUserAndWhereThePasswordIsButNotThePassword() throws IOException {
        assertThat(firstOutput)
                .contains("http://localhost:" + server.getPort() + "/admin/")
                .containsPattern("User +admin")
                .contains(passwordFile().toString())
                .contains("/sample/")
                .contains("trying out only")
                .doesNotContain(password());
    }

    @Test
    void filesWithSecretsAreReadableByTheOwnerAlone() throws IOException {
        for (String name : new String[] {"admin-password", "master-key"}) {
            Path file = script.root().resolve(".strongroom").resolve(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void anyOtherWarReadsTheSameValues() {
        assertThat(greetingOfFirstRun).isEqualTo("{\"value\":\"hello\"}");
    }

    @Test
    void sigtermStopsServerAndDatabase() {
        assertThat(processesAfterFirstRun).isEmpty();
    }

    @Test
    void secondStartKeepsAllDataAndInjectsItStatically() throws IOException {
        Api admin = Api.signedIn(server, "admin", password());

        assertThat(secondOutput).contains("Ctrl-C stops everything");
        assertThat(admin.get("secrets").json().getInt("total")).isEqualTo(secretsAfterFirstRun);
        assertThat(Api.get(server.resolve("/my-app/api/static")).json().getString("value"))
                .isEqualTo("saved in the first run");
    }

    @Test
    void takenPortIsOneClearSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RunScript other = RunScript.inItsOwnDirectory()
                    .start(Map.of("SECRETS_HTTP_PORT", Integer.toString(taken.getLocalPort())));

            assertThat(other.awaitEnd()).isEqualTo(2);
            assertThat(other.output().strip().lines()).hasSize(1);
            assertThat(other.output()).contains("SECRETS_HTTP_PORT").contains("taken");
        }
    }

    @Test
    void missingJdkIsOneClearSentence() throws Exception {
        RunScript other = RunScript.inItsOwnDirectory()
                .start(Map.of("JAVA_HOME", "/nowhere", "SECRETS_HTTP_PORT", "" + freePort()));

        assertThat(other.awaitEnd()).isEqualTo(2);
        assertThat(other.output().strip().lines()).hasSize(1);
        assertThat(other.output()).contains("JDK 17");
    }

    @Test
    void malformedMasterKeyIsOneClearSentence() throws Exception {
        RunScript other = RunScript.inItsOwnDirectory()
                .start(Map.of("SECRETS_MASTER_KEY", "bm90IGEga2V5", "SECRETS_HTTP_PORT", "" + freePort()));

        assertThat(other.awaitEnd()).isEqualTo(2);
        assertThat(other.output().strip().lines()).hasSize(1);
        assertThat(other.output()).contains("scripts/generate-master-key.sh").doesNotContain("bm90IGEga2V5");
    }

    @Test
    void secondRunOnTheSameStateIsOneClearSentence() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(script.root().resolve("scripts/run.sh").toString()).redirectErrorStream(true);
        builder.environment().put("SECRETS_HTTP_PORT", Integer.toString(freePort()));
        Process second = builder.start();
        second.getOutputStream().close();
        String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(second.waitFor()).isEqualTo(2);
        assertThat(output.strip().lines()).hasSize(1);
        assertThat(output).contains(".strongroom");
        assertThat(Api.get(server.resolve("/sample/api/values")).status()).isEqualTo(200);
    }
}
