package io.github.strongroom.console;

import io.github.strongroom.secret.ValueType;

/** What a value of a type looks like, for those who type one. */
final class TypeHint {

    private TypeHint() {}

    static String of(ValueType type) {
        return switch (type) {
            case TEXT -> "Any text on one line.";
            case MULTILINE -> "Any text, with line breaks where you put them.";
            case BOOLEAN -> "Write true or false.";
            case INTEGER -> "Write digits alone, for example 25.";
            case DECIMAL -> "Write it with a point, for example 19.5.";
            case DURATION -> "Write it as ISO 8601, for example PT30S or PT2H.";
            case URL -> "Write it whole, for example https://example.org/path.";
            case JSON -> "One JSON document.";
            case PEM ->
                "Keys and certificates, each from -----BEGIN to -----END. When the first certificate ends is read from it.";
        };
    }
}
