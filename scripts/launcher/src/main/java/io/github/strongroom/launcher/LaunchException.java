package io.github.strongroom.launcher;

/** A part did not start, stop or deploy. The message says why in words a person can act on, and never holds a secret. */
public final class LaunchException extends RuntimeException {

    LaunchException(String message) {
        super(message);
    }

    LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
