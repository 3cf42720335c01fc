package io.github.strongroom.launcher;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells a person, one line a step, what is being done and how long it took. Never told a secret. */
public final class Progress {

    private final PrintStream out;
    private Object openLine;

    public Progress(PrintStream out) {
        this.out = out;
    }

    public <T> T step(String what, Callable<T> work) {
        Object line = begin(what);
        long start = System.nanoTime();
        try {
            T result = work.call();
            end(line, String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9));
            return result;
        } catch (RuntimeException e) {
            end(line, "failed");
            throw e;
        } catch (Exception e) {
            end(line, "failed");
            throw new LaunchException(e.getMessage(), e);
        }
    }

    public synchronized void say(String line) {
        finishLine();
        out.println(line);
    }

    private synchronized Object begin(String what) {
        finishLine();
        out.print(what + " … ");
        out.flush();
        openLine = new Object();
        return openLine;
    }

    /** Says nothing of a step whose line another thread has ended meanwhile. */
    private synchronized void end(Object line, String result) {
        if (line.equals(openLine)) {
            out.println(result);
            openLine = null;
        }
    }

    private void finishLine() {
        if (openLine != null) {
            out.println();
            openLine = null;
        }
    }
}
