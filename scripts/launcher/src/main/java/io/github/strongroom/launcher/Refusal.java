package io.github.strongroom.launcher;

/** What the user asked for cannot be done: one clear sentence, and the exit code to end with. */
final class Refusal extends RuntimeException {

    /** What was asked for is not possible as asked; nothing was started. */
    static final int USAGE = 2;

    /** Strongroom itself refused to start. */
    static final int NOT_DEPLOYED = 3;

    private final int exitCode;

    Refusal(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    static Refusal usage(String sentence) {
        return new Refusal(USAGE, sentence);
    }

    int exitCode() {
        return exitCode;
    }
}
