package io.github.strongroom.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A {@link SecretFilter} as SQL about the row {@code s} of {@code secret}, with its parameters in order. */
final class SecretCondition {

    // the same separators as in the generated column
    private static final String CAMEL = "([a-z0-9])([A-Z])";
    private static final String NO_WORD = "[\\x00-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]+";

    /** PostgreSQL refuses longer words, and each prefix costs a walk through the index; what is beyond narrows nothing. */
    private static final int MAX_WORDS = 10;

    private static final int MAX_WORD = 100;

    private final List<String> terms = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    private SecretCondition() {}

    static SecretCondition of(SecretFilter filter) {
        SecretCondition condition = new SecretCondition();
        condition.add(filter.status() == Status.DELETED ? "s.deleted_at is not null" : "s.deleted_at is null");
        if (!filter.text().isEmpty()) {
            condition.words(filter.text());
        }
        condition.equal("s.category", filter.category());
        condition.equal("s.owner", filter.owner());
        if (!filter.tag().isEmpty()) {
            condition.add("string_to_array(s.tags, E'\\n') @> array[cast(" + condition.parameter(filter.tag())
                    + " as text)]");
        }
        if (filter.kind() != null) {
            condition.add("s.kind = '" + filter.kind().name() + "'");
        }
        if (filter.status() != null) {
            condition.status(filter.status());
        }
        if (filter.flag() != null) {
            condition.flag(filter.flag());
        }
        return condition;
    }

    private void words(String text) {
        String query = Arrays.stream(text.replaceAll(CAMEL, "$1 $2").split(NO_WORD))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .map(SecretCondition::bounded)
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
        add(query.isEmpty() ? "false" : "s.search @@ to_tsquery('simple', " + parameter(query) + ")");
    }

    private static String bounded(String word) {
        return word.codePoints()
                .limit(MAX_WORD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void equal(String column, String value) {
        if (!value.isEmpty()) {
            add(column + " = " + parameter(value));
        }
    }

    private void status(Status status) {
        String begun = "(s.active_from is null or s.active_from <= now())";
        String over = "(s.expires_at is not null and s.expires_at <= now())";
        switch (status) {
            case DELETED -> {
                // said already: it is the one status that other filters leave out
            }
            case INACTIVE -> add("not s.active");
            case EXPIRED -> add("s.active and " + over);
            case SCHEDULED -> add("s.active and not " + over + " and not " + begun);
            case ACTIVE -> add("s.active and not " + over + " and " + begun);
        }
    }

    private void flag(Flag flag) {
        switch (flag) {
            case REUSED ->
                // whatever is there more than once is among those that may be; an array makes the database look each
                // one up
                add("s.fingerprint = any(array(select r.fingerprint from secret_repeat r"
                        + " where (select count(*) > 1 and bool_or(o.kind = 'SECRET') from secret o"
                        + " where o.deleted_at is null and o.fingerprint = r.fingerprint)))");
            case ROTATION_DUE -> add("s.rotation_due_at <= now()");
            case UNCHANGED_SINCE_IMPORT -> add("s.kind = 'SECRET' and s.value_origin = 'IMPORTED'");
            case CERTIFICATE_ENDING ->
                add("s.certificate_expires_at < now() + make_interval(days => " + Secret.ENDING_DAYS + ")");
            case TAMPERED -> {
                // known by the seal alone, which the database cannot check
            }
        }
    }

    private void add(String term) {
        terms.add(term);
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "?" + parameters.size();
    }

    String sql() {
        return String.join(" and ", terms);
    }

    /** Parameters for {@code ?1}, {@code ?2} …; there are none unless the filter has words, a category, an owner or a tag. */
    List<Object> parameters() {
        return parameters;
    }
}
