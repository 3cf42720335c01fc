package io.github.strongroom.secret;

import io.github.strongroom.keyring.Fingerprint;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Strongroom holds under which name, without the values. Whoever asks is the one that is audited. */
@Dependent
public class StoredNames {

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    /** A name, whether applications get it, and the fingerprint of its value. */
    public record Stored(String name, Status status, Fingerprint fingerprint) {}

    /** Some of the names, and how many there are in all. */
    public record Page(List<Stored> names, long total) {}

    /** A page of the names that a search finds, as the list of secrets does, by name. */
    public Page page(String text, int first, int size) {
        SecretCondition condition = SecretCondition.of(new SecretFilter(text, null, null, null, null, null, null));
        Query count = bound("select count(*) from secret s where " + condition.sql(), null, condition);
        Query rows = bound(
                "select s.* from secret s where " + condition.sql() + " order by s.name", Secret.class, condition);
        return new Page(
                stored(rows.setFirstResult(first).setMaxResults(size)), ((Number) count.getSingleResult()).longValue());
    }

    private Query bound(String sql, Class<?> type, SecretCondition condition) {
        Query query = type == null ? entities.createNativeQuery(sql) : entities.createNativeQuery(sql, type);
        int place = 1;
        for (Object parameter : condition.parameters()) {
            query.setParameter(place++, parameter);
        }
        return query;
    }

    private static List<Stored> stored(Query rows) {
        OffsetDateTime now = SecretStore.now();
        List<Stored> stored = new ArrayList<>();
        for (Object row : rows.getResultList()) {
            Secret secret = (Secret) row;
            stored.add(new Stored(secret.name(), secret.summary(now, Set.of()).status(), secret.fingerprint()));
        }
        return stored;
    }

    /** Those names that one variable of the environment could answer for which has one of these spellings. */
    public Set<String> sharingASpelling(Collection<String> spellings) {
        Set<String> names = new HashSet<>();
        for (Object name : entities.createNativeQuery("select name from secret where deleted_at is null"
                        + " and upper(regexp_replace(name, '[^A-Za-z0-9]', '_', 'g')) = any(string_to_array(?1, ' '))")
                .setParameter(1, String.join(" ", spellings))
                .getResultList()) {
            names.add((String) name);
        }
        return names;
    }
}
