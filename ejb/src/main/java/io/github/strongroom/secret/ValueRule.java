package io.github.strongroom.secret;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.strongroom.fault.Fault;
import java.util.regex.Matcher;

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
    private static final int MAX_COST = 2000;
    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile("(.?)\\{(\\d+)(?:,(\\d*))?\\}");

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
            return pattern.indexOf('\0') < 0
                    && cost(pattern) <= MAX_COST
                    && Pattern.compile(pattern).groupCount() >= 0;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /**
     * At most so many steps a compiled pattern has, roughly: RE2 writes counted repetitions out, and those of groups multiply.
     * Checked before it is compiled, because a short pattern can ask for more memory than there is.
     */
    private static long cost(String pattern) {
        double groups = 1;
        double atoms = pattern.length();
        Matcher counts = COUNT.matcher(pattern);
        while (counts.find()) {
            String upper = counts.group(3) == null || counts.group(3).isEmpty() ? counts.group(2) : counts.group(3);
            if (counts.group(1).equals(")")) {
                groups *= Math.max(1, Double.parseDouble(upper));
            } else {
                atoms += Double.parseDouble(upper);
            }
        }
        return (long) (groups * atoms);
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
