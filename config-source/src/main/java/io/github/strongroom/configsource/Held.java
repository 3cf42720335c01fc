package io.github.strongroom.configsource;

/**
 * What the store holds under a name: a value, or the reason why the value is not to be had.
 *
 * <p>Immutable. Deliberately without {@code toString}: a value must not reach a log through a collection that is printed.
 */
public final class Held {

    private final String value;
    private final String escaped;
    private final String failure;

    private Held(String value, String escaped, String failure) {
        this.value = value;
        this.escaped = escaped;
        this.failure = failure;
    }

    /** A value that can be delivered. */
    public static Held value(String value) {
        return new Held(value, Expressions.escape(value), null);
    }

    /**
     * A value that exists and cannot be had, a damaged row for example.
     *
     * @param failure the code and the message of the error, without any value
     */
    public static Held unavailable(String failure) {
        return new Held(null, null, failure);
    }

    /**
     * The value itself.
     *
     * @param name for the message of the error
     * @throws ValueUnavailableException when the value exists and is not to be had
     */
    String exact(String name) {
        if (failure != null) {
            throw new ValueUnavailableException(failure + " (name: " + name + ")");
        }
        return value;
    }

    /** Whether {@link #exact} answers and does not throw. */
    boolean isToBeHad() {
        return failure == null;
    }

    /** What the expansion of expressions turns into the value: the very same object where expansion changes nothing. */
    String escaped() {
        return escaped;
    }
}
