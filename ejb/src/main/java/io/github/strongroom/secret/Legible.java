package io.github.strongroom.secret;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * Columns as they are found: whoever can write to the database may have written anything there. What cannot be read is empty, and
 * fails nobody who only lists it.
 */
final class Legible {

    private static final OffsetDateTime FIRST = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final OffsetDateTime END = OffsetDateTime.of(10_000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private Legible() {}

    static Optional<Kind> kind(String column) {
        return constant(Kind.values(), column);
    }

    static Optional<ValueType> type(String column) {
        return constant(ValueType.values(), column);
    }

    static Optional<Origin> origin(String column) {
        return constant(Origin.values(), column);
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] all, String column) {
        return Arrays.stream(all).filter(one -> one.name().equals(column)).findFirst();
    }

    /** A period, or none at all where the column is null. */
    static Optional<Period> period(String column) {
        try {
            return Optional.ofNullable(column).map(Period::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time in a year of four digits: what PostgreSQL calls infinity is none. */
    static Optional<OffsetDateTime> time(OffsetDateTime column) {
        return Optional.ofNullable(column).filter(time -> !time.isBefore(FIRST) && time.isBefore(END));
    }

    /** Whether the column can be read, or is null. */
    static <C> boolean is(C column, Optional<?> read) {
        return column == null || read.isPresent();
    }
}
