package io.github.strongroom.bench;

import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * An entry as an organisation might have it, made from its number: the same number makes the same entry, but for the value, which only
 * depends on the number too. Of 100 entries 80 are secrets, 3 are inactive, 1 has expired, 2 share a value, and 10 have a long value.
 */
record MadeSecret(int number) {

    static final String CATEGORY = "SMTP";
    static final int REUSED_OF_100 = 2;

    private static final List<String> CATEGORIES = List.of(
            "Business setting",
            "Database",
            "Feature toggle",
            "Google OAuth",
            "ServiceNow",
            CATEGORY,
            "Third-party API");
    private static final List<String> PARTS = List.of(
            "smtp.password",
            "api.key",
            "database.password",
            "oauth.clientSecret",
            "feature.enabled",
            "servicenow.token");
    private static final int APPLICATIONS = 250;
    private static final int OWNERS = 40;
    private static final int SHORT_BYTES = 24;
    private static final int LONG_BYTES = 900;

    String name() {
        return String.format("app%03d.%s-%06d", number % APPLICATIONS, PARTS.get(number % PARTS.size()), number);
    }

    /** A word that one entry of a hundred has in its description. */
    static String wordOfOneInHundred(int ofHundred) {
        return "system" + ofHundred;
    }

    /** A word that this entry alone has. */
    String wordOfItsOwn() {
        return String.format("%06d", number);
    }

    String description() {
        return "Used by " + wordOfOneInHundred(number % 100) + " to sign in at the service of another department";
    }

    boolean isSecret() {
        return number % 5 != 0;
    }

    String category() {
        return CATEGORIES.get(number % CATEGORIES.size());
    }

    String owner() {
        return "team-" + number % OWNERS;
    }

    String tags() {
        return "production\nregion-" + number % 7;
    }

    boolean isActive() {
        return number % 100 >= 3;
    }

    OffsetDateTime expiresAt(OffsetDateTime now) {
        return number % 100 == 3 ? now.minusDays(1) : null;
    }

    String rotateEvery() {
        return number % 10 == 4 ? "P90D" : null;
    }

    OffsetDateTime valueChangedAt(OffsetDateTime now) {
        return now.minusDays(number % 200);
    }

    String value() {
        int ofHundred = number % 100;
        int seed = ofHundred > 0 && ofHundred < REUSED_OF_100 ? number - ofHundred : number;
        byte[] bytes = new byte[seed % 10 == 7 ? LONG_BYTES : SHORT_BYTES];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
