package io.github.strongroom.secret;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.strongroom.fault.Fault;

/**
 * What every new value of a secret must look like. It is asked when a value is saved, never about the stored one: whoever may
 * change a rule must not learn anything about a value by it.
 *
 * @param minLength at least so many characters (code points), 1 to 10,000; {@code null} for any length
 * @param pattern a regular expression of RE2 that the whole value must match, at most 500 characters; {@code null} for any.
 *     RE2 answers in time linear to the value, whatever the expression is
 */
public record ValueRule(Integer minLength, String pattern) {

    /** Anything goes. */
    public static final ValueRule NONE = new ValueRule(null, null);

    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_PATTERN = 500;

    /**
     * Checks the rule itself.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208}
     */
    void requireValid() {
        if (minLength != null && (minLength < 1 || minLength > MAX_LENGTH)) {
            throw Fault.FIELD_INVALID.with("minLength", "a whole number from 1 to " + MAX_LENGTH + ".");
        }
        if (pattern != null && (pattern.isEmpty() || pattern.length() > MAX_PATTERN || !compiles(pattern))) {
            throw Fault.FIELD_INVALID.with(
                    "pattern",
                    "a regular expression of RE2 (no look-around, no back references) of at most " + MAX_PATTERN
                            + " characters.");
        }
    }

    private static boolean compiles(String pattern) {
        try {
            return pattern.indexOf('\0') < 0 && Pattern.compile(pattern).groupCount() >= 0;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /**
     * Checks a value.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0218}, without the value
     */
    void require(String value) {
        if (minLength != null && value.codePointCount(0, value.length()) < minLength) {
            throw Fault.VALUE_RULE.with("at least " + minLength + " characters");
        }
        if (pattern != null && !Pattern.compile(pattern, Pattern.DOTALL).matches(value)) {
            throw Fault.VALUE_RULE.with("the pattern " + pattern);
        }
    }
}
