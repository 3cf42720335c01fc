package io.github.strongroom.secret;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * How many secrets there are of a sort. The database keeps the sums with every change, so to ask for them costs the same for ten
 * secrets and for a hundred thousand; what depends on the time of day is found by an index.
 */
final class SecretTally {

    private final EntityManager entities;

    SecretTally(EntityManager entities) {
        this.entities = entities;
    }

    /** How many the filter finds; empty where only the rows themselves tell. */
    OptionalLong count(SecretFilter filter) {
        boolean narrower = !filter.text().isEmpty()
                || !filter.owner().isEmpty()
                || !filter.tag().isEmpty()
                || (filter.flag() != null && filter.flag() != Flag.UNCHANGED_SINCE_IMPORT);
        if (narrower || filter.status() == Status.EXPIRED || filter.status() == Status.SCHEDULED) {
            return OptionalLong.empty();
        }
        long sum = ask("select coalesce(sum(t.secrets), 0) from secret_tally t where " + sort(filter), filter);
        return OptionalLong.of(filter.status() == Status.ACTIVE ? sum - withheld(filter) : sum);
    }

    /** Those that nobody deactivated and that applications do not get for the time of day. */
    private long withheld(SecretFilter filter) {
        return ask(
                "select (select count(*) from secret s where "
                        + condition(filter, Status.EXPIRED).sql() + ") + (select count(*) from secret s where "
                        + condition(filter, Status.SCHEDULED).sql() + ")",
                filter);
    }

    private static SecretCondition condition(SecretFilter filter, Status status) {
        return SecretCondition.of(
                new SecretFilter(null, filter.category(), filter.kind(), status, null, null, filter.flag()));
    }

    private static String sort(SecretFilter filter) {
        List<String> terms = new ArrayList<>();
        terms.add(filter.status() == Status.DELETED ? "t.deleted" : "not t.deleted");
        if (!filter.category().isEmpty()) {
            terms.add("t.category = ?1");
        }
        if (filter.kind() != null) {
            terms.add("t.kind = '" + filter.kind().name() + "'");
        }
        if (filter.status() == Status.ACTIVE || filter.status() == Status.INACTIVE) {
            terms.add(filter.status() == Status.ACTIVE ? "t.active" : "not t.active");
        }
        if (filter.flag() == Flag.UNCHANGED_SINCE_IMPORT) {
            terms.add("t.imported and t.kind = 'SECRET'");
        }
        return String.join(" and ", terms);
    }

    private long ask(String sql, SecretFilter filter) {
        List<Object> category = filter.category().isEmpty() ? List.of() : List.of(filter.category());
        return number(
                SecretFinder.bound(entities.createNativeQuery(sql), category).getSingleResult());
    }

    /** What the dashboard shows, in one statement. */
    SecretCounts counts() {
        String sums = List.of(
                        "not t.deleted and t.kind = 'SECRET'",
                        "not t.deleted and t.kind = 'SETTING'",
                        "not t.deleted and not t.active",
                        "t.deleted",
                        "not t.deleted and t.imported and t.kind = 'SECRET'")
                .stream()
                .map(sort -> "coalesce(sum(t.secrets) filter (where " + sort + "), 0)")
                .collect(Collectors.joining(", "));
        String found = List.of(
                        condition(SecretFilter.ALL, Status.EXPIRED),
                        condition(SecretFilter.ALL, Status.SCHEDULED),
                        flagged(Flag.REUSED),
                        flagged(Flag.ROTATION_DUE),
                        flagged(Flag.CERTIFICATE_ENDING))
                .stream()
                .map(condition -> "(select count(*) from secret s where " + condition.sql() + ")")
                .collect(Collectors.joining(", "));
        Object[] n = (Object[]) entities.createNativeQuery("select " + sums + ", " + found + " from secret_tally t")
                .getSingleResult();
        return new SecretCounts(
                number(n[0]),
                number(n[1]),
                number(n[2]),
                number(n[5]),
                number(n[6]),
                number(n[3]),
                number(n[7]),
                number(n[8]),
                number(n[4]),
                number(n[9]));
    }

    private static SecretCondition flagged(Flag flag) {
        return SecretCondition.of(new SecretFilter(null, null, null, null, null, null, flag));
    }

    /**
     * Makes good what was lost on the sums, by a load into the database with triggers off for example.
     *
     * @return how many sums were wrong
     */
    long mend() {
        return number(entities.createNativeQuery("select secret_tally_mend()").getSingleResult());
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }
}
