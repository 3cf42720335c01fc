package io.github.strongroom.secret;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns a {@link SecretQuery} into SQL: the database filters, sorts and pages. */
final class SecretFinder {

    private static final char ESCAPE = '!';
    private final EntityManager entities;
    private final CriteriaBuilder builder;

    SecretFinder(EntityManager entities) {
        this.entities = entities;
        this.builder = entities.getCriteriaBuilder();
    }

    SecretPage find(SecretQuery query) {
        CriteriaQuery<Secret> page = builder.createQuery(Secret.class);
        Root<Secret> secret = page.from(Secret.class);
        page.where(restrictions(query, secret)).orderBy(builder.asc(secret.get("name")));
        TypedQuery<Secret> rows = entities.createQuery(page)
                .setFirstResult(query.page() * query.size())
                .setMaxResults(query.size());
        return new SecretPage(rows.getResultStream().map(Secret::summary).toList(), count(query));
    }

    SecretCounts counts() {
        return new SecretCounts(
                count(Kind.SECRET, null),
                count(Kind.SETTING, null),
                count(null, Status.INACTIVE),
                count(null, Status.EXPIRED));
    }

    private long count(Kind kind, Status status) {
        return count(new SecretQuery(null, null, kind, status, 0, 1));
    }

    private long count(SecretQuery query) {
        CriteriaQuery<Long> count = builder.createQuery(Long.class);
        Root<Secret> secret = count.from(Secret.class);
        count.select(builder.count(secret)).where(restrictions(query, secret));
        return entities.createQuery(count).getSingleResult();
    }

    private Predicate[] restrictions(SecretQuery query, Root<Secret> secret) {
        List<Predicate> all = new ArrayList<>();
        if (!query.text().isEmpty()) {
            all.add(builder.or(
                    contains(secret.get("name"), query.text()),
                    contains(secret.get("description"), query.text()),
                    contains(secret.get("owner"), query.text())));
        }
        if (!query.category().isEmpty()) {
            all.add(builder.equal(secret.get("category"), query.category()));
        }
        if (query.kind() != null) {
            all.add(builder.equal(secret.get("kind"), query.kind()));
        }
        if (query.status() != null) {
            all.add(ofStatus(query.status(), secret));
        }
        return all.toArray(Predicate[]::new);
    }

    private Predicate contains(Expression<String> column, String text) {
        String pattern = text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", ESCAPE + "$1");
        return builder.like(builder.lower(column), "%" + pattern + "%", ESCAPE);
    }

    private Predicate ofStatus(Status status, Root<Secret> secret) {
        Expression<OffsetDateTime> end = secret.get("expiresAt");
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        Predicate over = builder.and(builder.isNotNull(end), builder.lessThanOrEqualTo(end, now));
        return switch (status) {
            case INACTIVE -> builder.isFalse(secret.get("active"));
            case EXPIRED -> builder.and(builder.isTrue(secret.get("active")), over);
            case ACTIVE -> builder.and(builder.isTrue(secret.get("active")), builder.not(over));
        };
    }
}
