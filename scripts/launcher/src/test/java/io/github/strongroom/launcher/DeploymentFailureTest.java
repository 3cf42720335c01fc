package io.github.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentFailureTest {

    @TempDir
    private Path directory;

    @Test
    void theFirstOwnMessageSinceTheStartIsTheCause() throws IOException {
        String old = "Caused by: STR-0001: of an earlier start\n";
        Path file = Files.writeString(
                directory.resolve("server.log"),
                old + "  java.lang.X: STR-0012: The key is wrong: make one.\r\n at x\nSTR-0013: later\n");

        assertThat(DeploymentFailure.cause(new LogFile(file), old.length(), "asadmin deploy: no"))
                .isEqualTo("STR-0012: The key is wrong: make one.");
    }

    @Test
    void aMessageThatOnlyAsadminGivesIsTheCauseWithoutTheServersAdvice() {
        String asadmin = "asadmin deploy: Error occurred during deployment: Exception while loading the app :"
                + " STR-0003: The database cannot be reached. Please see server.log for more details.";

        assertThat(DeploymentFailure.cause(noLog(), 0, asadmin)).isEqualTo("STR-0003: The database cannot be reached");
    }

    @Test
    void bracketsThatTheLogPutsAroundAMessageAreNotPartOfIt() throws IOException {
        Path file = Files.writeString(directory.resolve("bracket.log"), "[[\n  STR-0103: Start with the key.]]\n\n");

        assertThat(DeploymentFailure.cause(new LogFile(file), 0, "no")).isEqualTo("STR-0103: Start with the key.");
    }

    @Test
    void valueThatAnApplicationLacksIsNamedInOneLine() {
        String asadmin =
                "asadmin deploy: Error occurred\nDeployment Failure for ConfigProperty my.absent in class a.B Reason"
                        + " No value present\n\tat x";

        assertThat(DeploymentFailure.ofApplication(asadmin))
                .startsWith("my.absent has no value, and a.B needs one")
                .doesNotContain("\n");
    }

    @Test
    void withoutAnOwnMessageAsadminsWordsAreTheCause() {
        assertThat(DeploymentFailure.cause(noLog(), 0, "asadmin deploy: no"))
                .contains("asadmin deploy: no")
                .contains(noLog().path().toString());
    }

    private LogFile noLog() {
        return new LogFile(directory.resolve("none.log"));
    }
}
