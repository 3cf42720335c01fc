package io.github.strongroom.secret;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.SecretValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The limits of a secret's fields: each method takes what was given ({@code null}: nothing) and what is there, and answers with
 * what is to be stored, or with {@code STR-0208}.
 */
final class Fields {

    private static final int MAX_CATEGORY = 100;
    private static final int MAX_DESCRIPTION = 2000;
    private static final int MAX_OWNER = 200;
    private static final int MAX_TAGS = 20;
    private static final int MAX_TAG = 50;
    private static final int LAST_YEAR = 9999;
    private static final int MOST_VERSIONS = 100;
    private static final Duration LONGEST_PERIOD = Duration.ofDays(36_525);

    private Fields() {}

    static String category(String given, String present) {
        String name = text("category", given, present, MAX_CATEGORY);
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw Fault.FIELD_INVALID.with("category", "a name on one line.");
        }
        return name;
    }

    static String description(String given, String present) {
        return text("description", given, present, MAX_DESCRIPTION);
    }

    static String owner(String given, String present) {
        return text("owner", given, present, MAX_OWNER);
    }

    private static String text(String field, String given, String present, int limit) {
        if (given == null) {
            return present;
        }
        String stripped = given.strip();
        if (stripped.length() > limit
                || stripped.indexOf('\0') >= 0
                || SecretValue.of(stripped).isEmpty()) {
            throw Fault.FIELD_INVALID.with(
                    field, "at most " + limit + " characters, without NUL and without half surrogate pairs.");
        }
        return stripped;
    }

    static Set<String> tags(Set<String> given) {
        Set<String> tags = new TreeSet<>();
        given.forEach(tag -> tags.add(tag.strip()));
        tags.remove("");
        boolean fits = tags.size() <= MAX_TAGS
                && tags.stream()
                        .allMatch(tag -> tag.length() <= MAX_TAG && tag.chars().noneMatch(Character::isISOControl));
        if (!fits) {
            throw Fault.FIELD_INVALID.with(
                    "tags", "at most " + MAX_TAGS + ", each of at most " + MAX_TAG + " characters on one line.");
        }
        return tags;
    }

    /** A time that is set anew lies in the future; one that is there already may be given again. */
    static OffsetDateTime time(
            String field, Optional<OffsetDateTime> given, OffsetDateTime present, OffsetDateTime now) {
        if (given == null) {
            return present;
        }
        if (given.isEmpty()) {
            return null;
        }
        OffsetDateTime time = given.get().truncatedTo(ChronoUnit.MICROS);
        if (present != null && present.isEqual(time)) {
            return present;
        }
        if (!time.isAfter(now) || time.getYear() > LAST_YEAR) {
            throw Fault.FIELD_INVALID.with(field, "a time in the future, up to the year " + LAST_YEAR + ".");
        }
        return time;
    }

    static void requireOrder(OffsetDateTime activeFrom, OffsetDateTime expiresAt) {
        if (activeFrom != null && expiresAt != null && !activeFrom.isBefore(expiresAt)) {
            throw Fault.FIELD_INVALID.with("expiresAt", "a time after activeFrom.");
        }
    }

    static String period(Optional<Period> given, String present) {
        if (given == null) {
            return present;
        }
        given.ifPresent(Fields::requireUsable);
        return given.map(Period::toString).orElse(null);
    }

    private static void requireUsable(Period period) {
        try {
            OffsetDateTime epoch = OffsetDateTime.parse("2000-01-01T00:00:00Z");
            Duration length = Duration.between(epoch, epoch.plus(period));
            boolean parts = period.getYears() >= 0 && period.getMonths() >= 0 && period.getDays() >= 0;
            if (parts && length.toDays() >= 1 && length.compareTo(LONGEST_PERIOD) <= 0) {
                return;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw Fault.FIELD_INVALID.causedBy(e, "rotateEvery", "a period from a day to a hundred years.");
        }
        throw Fault.FIELD_INVALID.with("rotateEvery", "a period from a day to a hundred years.");
    }

    static Integer maxVersions(Optional<Integer> given, Integer present) {
        if (given == null) {
            return present;
        }
        if (given.filter(limit -> limit < 1 || limit > MOST_VERSIONS).isPresent()) {
            throw Fault.FIELD_INVALID.with("maxVersions", "a whole number from 1 to " + MOST_VERSIONS + ".");
        }
        return given.orElse(null);
    }

    /**
     * A reason as it is stored: {@code null} for none.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} when it is too long
     */
    static String reason(String given, int limit) {
        String reason = text("reason", given, "", limit);
        return reason.isEmpty() ? null : reason;
    }
}
