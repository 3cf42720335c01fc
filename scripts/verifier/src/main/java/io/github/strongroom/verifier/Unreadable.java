package io.github.strongroom.verifier;

/** What was given cannot be read as what it should be; the message tells a person what to do. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }

    Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
