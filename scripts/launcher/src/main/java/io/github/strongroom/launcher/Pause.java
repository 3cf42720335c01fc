package io.github.strongroom.launcher;

import java.time.Duration;

/** Waiting, where an interruption ends the whole undertaking. */
final class Pause {

    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static void untilEnded(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static LaunchException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LaunchException("Interrupted.", e);
    }
}
