package io.github.strongroom.secret;

import io.github.strongroom.keyring.Fingerprint;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds secrets: the database filters, sorts and pages, and only the rows of a page are ever fetched. */
final class SecretFinder {

    private final SecretStore store;
    private final EntityManager entities;

    SecretFinder(SecretStore store) {
        this.store = store;
        this.entities = store.entities();
    }

    SecretPage find(SecretQuery query) {
        SecretCondition condition = SecretCondition.of(query.filter());
        long total = count(condition);
        long first = (long) query.page() * query.size();
        long rows = Math.min(query.size(), total - first);
        return new SecretPage(rows <= 0 ? List.of() : summaries(page(query, condition, rows, total)), total);
    }

    /**
     * Only the names of the rows before the page are passed over, counted from the nearer end, and the wide rows are read for the page
     * alone. What matches is found first and sorted then, where words or a flag may leave little: in the order of names the database
     * would look at row after row until the page is full.
     */
    private List<Secret> page(SecretQuery query, SecretCondition condition, long rows, long total) {
        long first = (long) query.page() * query.size();
        boolean fromEnd = first > total / 2;
        boolean foundFirst = !query.filter().text().isEmpty() || query.filter().flag() != null;
        int parameters = condition.parameters().size();
        String page = "with found as " + (foundFirst ? "" : "not ") + "materialized (select s.name from secret s where "
                + condition.sql() + ") select s.* from (select name from found order by name"
                + (fromEnd ? " desc" : "") + " limit ?" + (parameters + 1) + " offset ?" + (parameters + 2)
                + ") p join secret s on s.name = p.name order by s.name";
        return secrets(bound(entities.createNativeQuery(page, Secret.class), condition)
                .setParameter(parameters + 1, rows)
                .setParameter(parameters + 2, fromEnd ? total - first - rows : first));
    }

    /** What follows a name in the order of names; the empty name is before all. */
    List<SecretSummary> after(String name, SecretFilter filter, int size) {
        SecretCondition condition = SecretCondition.of(filter);
        int place = condition.parameters().size() + 1;
        Query query = entities.createNativeQuery(
                "select s.* from secret s where " + condition.sql() + " and s.name > ?" + place + " order by s.name",
                Secret.class);
        return summaries(
                secrets(bound(query, condition).setParameter(place, name).setMaxResults(size)));
    }

    /** Three statements, one of which goes over what is living once, however many questions there are. */
    SecretCounts counts() {
        List<SecretCondition> questions = List.of(
                filter(Kind.SECRET, null, null),
                filter(Kind.SETTING, null, null),
                filter(null, Status.INACTIVE, null),
                filter(null, Status.EXPIRED, null),
                filter(null, Status.SCHEDULED, null),
                filter(null, null, Flag.ROTATION_DUE),
                filter(null, null, Flag.UNCHANGED_SINCE_IMPORT),
                filter(null, null, Flag.CERTIFICATE_ENDING));
        String counts = questions.stream()
                .map(question -> "count(*) filter (where " + question.sql() + ")")
                .collect(Collectors.joining(", "));
        Object[] n =
                (Object[]) entities.createNativeQuery("select " + counts + " from secret s where s.deleted_at is null")
                        .getSingleResult();
        return new SecretCounts(
                number(n[0]),
                number(n[1]),
                number(n[2]),
                number(n[3]),
                number(n[4]),
                count(filter(null, Status.DELETED, null)),
                count(filter(null, null, Flag.REUSED)),
                number(n[5]),
                number(n[6]),
                number(n[7]));
    }

    private static SecretCondition filter(Kind kind, Status status, Flag flag) {
        return SecretCondition.of(new SecretFilter(null, null, kind, status, null, null, flag));
    }

    private long count(SecretCondition condition) {
        Query count = entities.createNativeQuery("select count(*) from secret s where " + condition.sql());
        return number(bound(count, condition).getSingleResult());
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }

    private static Query bound(Query query, SecretCondition condition) {
        List<Object> parameters = condition.parameters();
        IntStream.range(0, parameters.size()).forEach(i -> query.setParameter(i + 1, parameters.get(i)));
        return query;
    }

    @SuppressWarnings("unchecked") // the result class of the query
    private static List<Secret> secrets(Query query) {
        return query.getResultList();
    }

    /** What is known of a secret, its flags included. */
    SecretSummary summary(Secret secret) {
        return summaries(List.of(secret)).get(0);
    }

    private List<SecretSummary> summaries(List<Secret> secrets) {
        OffsetDateTime now = SecretStore.now();
        Set<ByteBuffer> reused = reused(secrets);
        List<SecretSummary> summaries = new ArrayList<>();
        for (Secret secret : secrets) {
            Set<Flag> flags = EnumSet.noneOf(Flag.class);
            flags.addAll(secret.flags(now));
            if (!secret.deleted() && reused.contains(fingerprint(secret))) {
                flags.add(Flag.REUSED);
            }
            if (!store.isSealed(secret)) {
                flags.add(Flag.TAMPERED);
            }
            summaries.add(secret.summary(now, flags));
        }
        return summaries;
    }

    private static ByteBuffer fingerprint(Secret secret) {
        return ByteBuffer.wrap(secret.fingerprint().bytes());
    }

    /** Those fingerprints of the secrets that several living entries have, at least one of them a secret. */
    private Set<ByteBuffer> reused(List<Secret> secrets) {
        if (secrets.isEmpty()) {
            return Set.of();
        }
        String places =
                IntStream.rangeClosed(1, secrets.size()).mapToObj(i -> "?" + i).collect(Collectors.joining(","));
        Query query = entities.createNativeQuery("select fingerprint from secret where deleted_at is null"
                + " and fingerprint in (" + places
                + ") group by fingerprint having count(*) > 1 and bool_or(kind = 'SECRET')");
        for (int i = 0; i < secrets.size(); i++) {
            query.setParameter(i + 1, secrets.get(i).fingerprint().bytes());
        }
        Set<ByteBuffer> reused = new HashSet<>();
        for (Object fingerprint : query.getResultList()) {
            reused.add(ByteBuffer.wrap((byte[]) fingerprint));
        }
        return reused;
    }

    /** Names of other living entries with the same value, at most {@code limit}, in the order of their names. */
    List<String> sharing(Secret secret, int limit) {
        List<String> names = new ArrayList<>();
        Query query = entities.createNativeQuery("select name from secret where deleted_at is null and fingerprint = ?1"
                        + " and name <> ?2 and (kind = 'SECRET' or ?3 = 'SECRET') order by name")
                .setParameter(1, secret.fingerprint().bytes())
                .setParameter(2, secret.name())
                .setParameter(3, secret.kind().name())
                .setMaxResults(limit);
        for (Object name : query.getResultList()) {
            names.add((String) name);
        }
        return names;
    }

    /** What is stored under each of these names, deleted or not. */
    Map<String, Standing> standing(Collection<String> names) {
        Map<String, Standing> standing = new HashMap<>();
        // a name has no comma
        for (Object row : entities.createNativeQuery("select name, kind, type, category, row_version, fingerprint,"
                        + " deleted_at is not null, rule_min_length, rule_pattern from secret"
                        + " where name = any(string_to_array(?1, ','))")
                .setParameter(1, String.join(",", names))
                .getResultList()) {
            Object[] columns = (Object[]) row;
            standing.put((String) columns[0], standing(columns));
        }
        return standing;
    }

    private static Standing standing(Object[] columns) {
        return new Standing(
                Kind.valueOf((String) columns[1]),
                ValueType.valueOf((String) columns[2]),
                columns[3] == null ? "" : (String) columns[3],
                ((Number) columns[4]).longValue(),
                Fingerprint.of((byte[]) columns[5]),
                (Boolean) columns[6],
                new ValueRule((Integer) columns[7], (String) columns[8]));
    }
}
