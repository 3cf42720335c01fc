package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads words of a fixed list out of requests. */
final class Parameter {

    private Parameter() {}

    /** The constant of this name in any case; {@code null} from an absent or empty text. */
    static <E extends Enum<E>> E of(String name, String text, Class<E> type) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return of(name, text.toUpperCase(Locale.ROOT), word -> Enum.valueOf(type, word), type.getEnumConstants());
    }

    /**
     * A whole number from 0 up.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for anything else
     */
    static int number(String name, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Fault.FIELD_INVALID.causedBy(e, name, "a whole number from 0 up.");
        }
        throw Fault.FIELD_INVALID.with(name, "a whole number from 0 up.");
    }

    /**
     * Parses a word.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} that lists the known words
     */
    static <E extends Enum<E>> E of(String name, String text, Function<String, E> parse, E[] known) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            String words = Arrays.stream(known)
                    .map(word -> word.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            throw Fault.FIELD_INVALID.with(name, "one of " + words + ".");
        }
    }
}
