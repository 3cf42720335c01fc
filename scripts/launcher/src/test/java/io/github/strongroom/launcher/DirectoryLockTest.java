package io.github.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

    @TempDir
    private Path directory;

    @Test
    void aSecondOwnerInTheSameProcessIsTurnedAway() {
        try (DirectoryLock first = DirectoryLock.tryLock(directory).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(DirectoryLock.tryLock(directory)).isEmpty();
        }
        DirectoryLock.tryLock(directory).orElseThrow().close();
    }

    @Test
    void anotherProcessIsTurnedAwayEvenIfTheOwnerForgotTheLockAndGarbageWasCollected() throws Exception {
        DirectoryLock.tryLock(directory).orElseThrow();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }

        assertThat(tryInAnotherProcess()).isEqualTo(Attempt.TURNED_AWAY);
    }

    @Test
    void aLockThatWasGivenUpIsFreeForAnotherProcess() throws Exception {
        DirectoryLock.tryLock(directory).orElseThrow().close();

        assertThat(tryInAnotherProcess()).isEqualTo(Attempt.LOCKED);
    }

    private int tryInAnotherProcess() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        Process other = new ProcessBuilder(java, "-cp", classPath, Attempt.class.getName(), directory.toString())
                .inheritIO()
                .start();
        assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return other.exitValue();
    }

    static final class Attempt {

        static final int LOCKED = 10;
        static final int TURNED_AWAY = 11;

        private Attempt() {}

        public static void main(String[] arguments) {
            System.exit(DirectoryLock.tryLock(Path.of(arguments[0])).isPresent() ? LOCKED : TURNED_AWAY);
        }
    }
}
