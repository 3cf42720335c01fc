package io.github.strongroom.configsource;

import java.util.Arrays;

/**
 * What the store holds under a name: a value, the reason why the value is not to be had, or the reason why applications are told
 * that there is none. It counts who reads it.
 *
 * <p>Immutable but for the counts. Deliberately without {@code toString}: a value must not reach a log through a collection that is printed.
 */
public final class Held {

    private static final Tally[] NOBODY = {};

    private final int version;
    private final ReadResult result;
    private final String value;
    private final String escaped;
    private final String failure;

    /** The counter of the application that came first: mostly the only one, and then the one place in memory to touch. */
    private volatile Tally first;

    /** Counters of the others, by the number of the application; an array is never changed once it is here. */
    private volatile Tally[] others = NOBODY;

    private Held(int version, ReadResult result, String value, String escaped, String failure) {
        this.version = version;
        this.result = result;
        this.value = value;
        this.escaped = escaped;
        this.failure = failure;
    }

    /** A value that can be delivered. */
    public static Held value(int version, String value) {
        return new Held(version, ReadResult.VALUE, value, Expressions.escape(value), null);
    }

    /**
     * A value that exists and cannot be had, a damaged row for example.
     *
     * @param failure the code and the message of the error, without any value
     */
    public static Held unavailable(int version, String failure) {
        return new Held(version, ReadResult.UNAVAILABLE, null, null, failure);
    }

    /**
     * A value that is kept from applications: for them its name is absent.
     *
     * @param why one of the results that is an answer of nothing
     */
    public static Held withheld(int version, ReadResult why) {
        if (!why.isNothing()) {
            throw new IllegalArgumentException(why + " is an answer");
        }
        return new Held(version, why, null, null, null);
    }

    /** The same version, withheld because its time is over. */
    Held expired() {
        return withheld(version, ReadResult.EXPIRED);
    }

    /** Counts a read by this application. Neither locks nor allocates, but for the first read. */
    void count(ApplicationReads reader, String name) {
        Tally tally = first;
        if (tally == null || tally.owner() != reader) {
            tally = other(reader.number());
        }
        if (tally == null || tally.add() < 0) {
            link(reader, reader.count(new Subject(name, version, result)));
        }
    }

    private Tally other(int number) {
        Tally[] known = others;
        return number < known.length ? known[number] : null;
    }

    private synchronized void link(ApplicationReads reader, Tally tally) {
        if (first == null || first.owner() == reader) {
            first = tally;
        } else {
            Tally[] more = Arrays.copyOf(others, Math.max(others.length, reader.number() + 1));
            more[reader.number()] = tally;
            others = more;
        }
    }

    /**
     * The value itself; {@code null} where it is withheld.
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

    /** What {@link #exact} does. */
    Delivery.Answer answer() {
        if (failure != null) {
            return Delivery.Answer.ERROR;
        }
        return value == null ? Delivery.Answer.NOTHING : Delivery.Answer.VALUE;
    }

    /** What the expansion of expressions turns into the value: the very same object where expansion changes nothing. */
    String escaped() {
        return escaped;
    }
}
