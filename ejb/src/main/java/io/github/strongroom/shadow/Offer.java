package io.github.strongroom.shadow;

import io.github.strongroom.keyring.Fingerprint;

/**
 * What one source has for one application under one name.
 *
 * @param source what people call the source
 * @param as the name under which the source has it, {@code SMTP_PASSWORD} for {@code smtp.password} say
 * @param fingerprint of the value; {@code null} where there is none to compare
 */
record Offer(SourceKind kind, String source, String as, int ordinal, Content content, Fingerprint fingerprint) {

    /** What was found when the source was asked. */
    enum Content {
        VALUE,
        /** A text with an expression in it, which the application gets expanded. */
        EXPRESSION,
        /** The source threw, as it does for the application. */
        FAILURE
    }

    boolean fails() {
        return content == Content.FAILURE;
    }

    /** Whether its value is the one of this fingerprint. */
    Agreement with(Fingerprint stored) {
        if (fails()) {
            return Agreement.FAILS;
        }
        if (stored == null || content == Content.EXPRESSION || fingerprint == null) {
            return Agreement.UNKNOWN;
        }
        return fingerprint.equals(stored) ? Agreement.SAME : Agreement.DIFFERENT;
    }
}
