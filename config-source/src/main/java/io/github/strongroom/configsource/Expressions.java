package io.github.strongroom.configsource;

/**
 * Guards values against the expression expansion of MicroProfile Config ({@code ${name}}), which every runtime applies to
 * the values of every source.
 *
 * <p>The escape is the one that Payara 6 undoes: a backslash before each {@code $}, <code>{</code> and
 * <code>}</code>. Other runtimes would need their own.
 */
final class Expressions {

    private Expressions() {}

    /** Returns the text that expansion turns back into {@code value}: the same object where nothing needs an escape. */
    static String escape(String value) {
        if (!needsEscape(value)) {
            return value;
        }
        StringBuilder escaped = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isSpecial(c)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    private static boolean needsEscape(String value) {
        return value.chars().anyMatch(c -> isSpecial((char) c));
    }

    private static boolean isSpecial(char c) {
        return c == '$' || c == '{' || c == '}';
    }
}
