package io.github.strongroom.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/** Stops what was started, last started first, once, when this JVM ends for whatever reason but kill -9. */
public final class Teardown {

    private record Part(String name, AutoCloseable running) {}

    private final Progress progress;
    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean begun;

    private Teardown(Progress progress) {
        this.progress = progress;
    }

    public static Teardown atExit(Progress progress) {
        Teardown teardown = new Teardown(progress);
        Runtime.getRuntime().addShutdownHook(new Thread(teardown::run, "teardown"));
        return teardown;
    }

    /** Starts a part, to be stopped at the end. The end waits for the start, so that nothing half started is left. */
    public synchronized <T extends AutoCloseable> T start(String name, Callable<T> start) throws Exception {
        if (begun) {
            throw new LaunchException("Stopping.");
        }
        T running = start.call();
        parts.push(new Part(name, running));
        return running;
    }

    public synchronized boolean hasBegun() {
        return begun;
    }

    private void run() {
        synchronized (this) {
            begun = true;
        }
        if (!parts.isEmpty()) {
            progress.say("");
        }
        while (!parts.isEmpty()) {
            stop(parts.pop());
        }
    }

    private void stop(Part part) {
        try {
            progress.step("Stopping " + part.name(), () -> {
                part.running().close();
                return null;
            });
        } catch (RuntimeException e) {
            progress.say(e.getMessage());
        }
    }
}
