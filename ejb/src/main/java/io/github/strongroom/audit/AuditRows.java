package io.github.strongroom.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads rows of the trail, newest first, beginning at a place: no row before it is read, and none is counted. */
final class AuditRows {

    private static final String STANDING =
            "select e.sequence, l.position, r.code, u.sequence as waiting from audit_event e"
                    + " left join audit_link l on l.sequence = e.sequence left join audit_rejected r on r.sequence = e.sequence"
                    + " left join audit_unsealed u on u.sequence = e.sequence where e.sequence in (%s)";

    private final EntityManager entities;
    private final AuditCondition condition;
    private final boolean byTime;

    /** Where a span of time is asked for, the rows come in the order of their time: those behind the span are not looked at. */
    AuditRows(EntityManager entities, AuditFilter filter) {
        this.entities = entities;
        this.condition = AuditCondition.of(filter);
        this.byTime = filter.from() != null || filter.to() != null;
    }

    @SuppressWarnings("unchecked") // the result class of the query
    List<AuditEvent> select(AuditPlace place, int limit) {
        Query query = entities.createNativeQuery(
                "select e.* from audit_event e where " + condition.sql() + place.sql(byTime) + " order by "
                        + place.order(byTime) + " limit " + limit,
                AuditEvent.class);
        bind(query, condition);
        List<AuditEvent> rows = query.getResultList();
        if (place.newer()) {
            Collections.reverse(rows);
        }
        return rows;
    }

    static void bind(Query query, AuditCondition condition) {
        for (int i = 0; i < condition.parameters().size(); i++) {
            query.setParameter(i + 1, condition.parameters().get(i));
        }
    }

    /** Rows together with how they stand in the chain. */
    List<AuditRow> withStanding(List<AuditEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        String sequences =
                events.stream().map(event -> event.getSequence().toString()).collect(Collectors.joining(", "));
        Map<Long, Object[]> standings = new HashMap<>();
        for (Object row :
                entities.createNativeQuery(STANDING.formatted(sequences)).getResultList()) {
            Object[] columns = (Object[]) row;
            standings.put(((Number) columns[0]).longValue(), columns);
        }
        return events.stream()
                .map(event -> row(event, standings.get(event.getSequence())))
                .toList();
    }

    private static AuditRow row(AuditEvent event, Object[] standing) {
        Long position = standing[1] == null ? null : ((Number) standing[1]).longValue();
        return new AuditRow(event, position, (String) standing[2], standing[3] != null);
    }
}
