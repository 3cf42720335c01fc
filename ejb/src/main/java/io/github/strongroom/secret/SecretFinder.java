package io.github.strongroom.secret;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds secrets: the database filters, sorts and pages, and only the rows of a page are ever fetched. */
final class SecretFinder {

    private static final int TOGETHER = 1_000;

    private final SecretStore store;
    private final EntityManager entities;

    SecretFinder(SecretStore store) {
        this.store = store;
        this.entities = store.entities();
    }

    /** Some rows by name, and how many there are in all. */
    record Found(List<Secret> secrets, long total) {}

    SecretPage find(SecretQuery query) {
        Found found = find(query.filter(), (long) query.page() * query.size(), query.size());
        return new SecretPage(summaries(found.secrets(), tampered(found.secrets())), found.total());
    }

    /** The rows that a filter finds, from {@code first} on. */
    Found find(SecretFilter filter, long first, int size) {
        SecretCondition condition = SecretCondition.of(filter);
        if (filter.flag() == Flag.TAMPERED) {
            return new TamperedRows(this, entities, condition).find(first, size);
        }
        OptionalLong total = new SecretTally(entities).count(filter);
        return total.isPresent()
                ? new Found(page(condition, first, size, total.getAsLong()), total.getAsLong())
                : foundFirst(condition, first, size);
    }

    /**
     * Where it is known how many match: only the names of the rows before the page are passed over, counted from the nearer end, and
     * the wide rows are read for the page alone.
     */
    private List<Secret> page(SecretCondition condition, long first, int size, long total) {
        long rows = Math.min(size, total - first);
        if (rows <= 0) {
            return List.of();
        }
        boolean fromEnd = first > total / 2;
        List<Object> parameters = new ArrayList<>(condition.parameters());
        parameters.add(rows);
        parameters.add(fromEnd ? total - first - rows : first);
        String page = "select s.* from (select s.name from secret s where " + condition.sql() + " order by s.name"
                + (fromEnd ? " desc" : "") + " limit ?" + (parameters.size() - 1) + " offset ?" + parameters.size()
                + ") p join secret s on s.name = p.name order by s.name";
        return secrets(bound(entities.createNativeQuery(page, Secret.class), parameters));
    }

    /**
     * Where words, a flag or an owner may leave little: what matches is found once, counted and sorted then. In the order of names the
     * database would look at row after row until the page is full.
     */
    private Found foundFirst(SecretCondition condition, long first, int size) {
        List<Object> parameters = new ArrayList<>(condition.parameters());
        parameters.add(size);
        parameters.add(first);
        String names = "with found as materialized (select s.name from secret s where " + condition.sql()
                + ") select c.total, p.name from (select count(*) as total from found) c left join (select name from found"
                + " order by name limit ?" + (parameters.size() - 1) + " offset ?" + parameters.size() + ") p on true";
        long total = 0;
        List<String> page = new ArrayList<>();
        for (Object row : bound(entities.createNativeQuery(names), parameters).getResultList()) {
            Object[] columns = (Object[]) row;
            total = ((Number) columns[0]).longValue();
            if (columns[1] != null) {
                page.add((String) columns[1]);
            }
        }
        return new Found(named(page), total);
    }

    /** Rows that match, in the order of their names, from the first behind this name on; {@code null} for the first of all. */
    List<Secret> after(String name, SecretCondition condition, int size) {
        List<Object> parameters = new ArrayList<>(condition.parameters());
        String rest = "";
        if (name != null) {
            parameters.add(name);
            rest = " and s.name > ?" + parameters.size();
        }
        String sql = "select s.* from secret s where " + condition.sql() + rest + " order by s.name";
        return secrets(
                bound(entities.createNativeQuery(sql, Secret.class), parameters).setMaxResults(size));
    }

    /** What a list shows of these rows. */
    List<SecretSummary> listed(List<Secret> secrets, SecretFilter filter) {
        List<Secret> tampered = tampered(secrets);
        return summaries(filter.flag() == Flag.TAMPERED ? tampered : secrets, tampered);
    }

    private List<Secret> named(List<String> names) {
        return names.isEmpty()
                ? List.of()
                : entities.createQuery("select s from Secret s where s.name in :names order by s.name", Secret.class)
                        .setParameter("names", names)
                        .getResultList();
    }

    static Query bound(Query query, List<Object> parameters) {
        IntStream.range(0, parameters.size()).forEach(i -> query.setParameter(i + 1, parameters.get(i)));
        return query;
    }

    @SuppressWarnings("unchecked") // the result class of the query
    static List<Secret> secrets(Query query) {
        return query.getResultList();
    }

    /** Those of these rows that were changed outside Strongroom: without their seal, or set back to an earlier version. */
    List<Secret> tampered(List<Secret> secrets) {
        Set<String> setBack = setBack(secrets);
        return secrets.stream()
                .filter(secret -> setBack.contains(secret.id().toString()) || !store.isSealed(secret))
                .toList();
    }

    private Set<String> setBack(List<Secret> secrets) {
        Set<String> setBack = new HashSet<>();
        String ids = secrets.stream().map(secret -> secret.id().toString()).collect(Collectors.joining(","));
        for (Object id : entities.createNativeQuery("select cast(s.id as text) from secret s"
                        + " where s.id = any(cast(string_to_array(?1, ',') as uuid[])) and exists (select 1"
                        + " from secret_version v where v.secret_id = s.id and v.version > s.current_version)")
                .setParameter(1, ids)
                .getResultList()) {
            setBack.add((String) id);
        }
        return setBack;
    }

    /** What is known of a secret that is genuine, its flags included. */
    SecretSummary summary(Secret secret) {
        return summaries(List.of(secret), List.of()).get(0);
    }

    private List<SecretSummary> summaries(List<Secret> secrets, Collection<Secret> tampered) {
        OffsetDateTime now = SecretStore.now();
        Reuse reuse = new Reuse(entities, secrets);
        List<SecretSummary> summaries = new ArrayList<>();
        for (Secret secret : secrets) {
            Set<Flag> flags = EnumSet.noneOf(Flag.class);
            flags.addAll(secret.flags(now));
            if (reuse.of(secret)) {
                flags.add(Flag.REUSED);
            }
            if (tampered.contains(secret)) {
                flags.add(Flag.TAMPERED);
            }
            summaries.add(secret.summary(now, flags));
        }
        return summaries;
    }

    /** What is stored under each of these names, deleted or not. */
    Map<String, Standing> standing(Collection<String> names) {
        Map<String, Standing> standing = new HashMap<>();
        List<String> all = List.copyOf(names);
        for (int first = 0; first < all.size(); first += TOGETHER) {
            List<Secret> stored = named(all.subList(first, Math.min(all.size(), first + TOGETHER)));
            List<Secret> tampered = tampered(stored);
            stored.forEach(secret -> standing.put(
                    secret.name(),
                    tampered.contains(secret) ? Standing.tampered(secret.rowVersion()) : standing(secret)));
        }
        return standing;
    }

    private static Standing standing(Secret secret) {
        return new Standing(
                secret.kind(),
                secret.type(),
                secret.category() == null ? "" : secret.category(),
                secret.rowVersion(),
                secret.fingerprint(),
                secret.deleted(),
                secret.rule(),
                false);
    }
}
