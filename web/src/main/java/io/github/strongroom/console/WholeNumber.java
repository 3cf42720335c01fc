package io.github.strongroom.console;

import io.github.strongroom.fault.Fault;
import java.util.Optional;

/** A whole number in a field that may be empty. */
final class WholeNumber {

    private WholeNumber() {}

    /**
     * The number that was typed; empty where the field is.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for anything else
     */
    static Optional<Integer> of(String field, String typed) {
        String text = typed.strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            throw Fault.FIELD_INVALID.with(field, "write a whole number in digits.");
        }
    }
}
