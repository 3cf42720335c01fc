package io.github.strongroom.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the rows that a filter finds by hour and outcome: the newest of them, so that it takes no longer in a trail of millions. */
final class ActivityCount {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_HOURS = 72;
    private static final String COUNTS =
            "select extract(epoch from date_trunc('hour', n.at, 'UTC')), n.outcome, count(*),"
                    + " min(extract(epoch from n.at)) from (select e.at, e.outcome from audit_event e where %s"
                    + " and e.at >= to_timestamp(%d) order by e.at desc limit %d) n group by 1, 2";

    private final AuditFilter filter;
    private final Instant end;
    private final Instant earliest;
    private final TreeMap<Instant, Map<Outcome, Long>> hours = new TreeMap<>();
    private Instant since;
    private long counted;

    ActivityCount(AuditFilter filter, Instant now) {
        this.filter = filter;
        this.end = filter.to() == null || filter.to().isAfter(now) ? now : filter.to();
        this.earliest = end.minus(AuditActivity.MOST_DAYS, ChronoUnit.DAYS);
    }

    AuditActivity of(EntityManager entities) {
        AuditCondition condition = AuditCondition.of(filter);
        Query query = entities.createNativeQuery(
                COUNTS.formatted(condition.sql(), earliest.getEpochSecond(), AuditActivity.MOST_ROWS));
        AuditRows.bind(query, condition);
        for (Object row : query.getResultList()) {
            Object[] columns = (Object[]) row;
            add(
                    Instant.ofEpochSecond(((Number) columns[0]).longValue()),
                    Outcome.valueOf((String) columns[1]),
                    ((Number) columns[2]).longValue(),
                    Instant.ofEpochSecond(((Number) columns[3]).longValue()));
        }
        return activity();
    }

    void add(Instant hour, Outcome outcome, long rows, Instant oldest) {
        hours.computeIfAbsent(hour, h -> new EnumMap<>(Outcome.class)).merge(outcome, rows, Long::sum);
        since = since == null || oldest.isBefore(since) ? oldest : since;
        counted += rows;
    }

    AuditActivity activity() {
        if (hours.isEmpty()) {
            return new AuditActivity(wanted() ? filter.from() : earliest, end, DAY, List.of(), false, null);
        }
        boolean cut = counted >= AuditActivity.MOST_ROWS;
        Instant begin = cut ? hours.firstKey() : wanted() ? filter.from() : earlier(hours.firstKey(), end.minus(DAY));
        Instant last = end.isAfter(hours.lastKey()) ? end : hours.lastKey().plus(HOUR);
        Duration step =
                Duration.between(floor(begin, HOUR), last).compareTo(HOUR.multipliedBy(MOST_HOURS)) <= 0 ? HOUR : DAY;
        List<AuditActivity.Span> spans = new ArrayList<>();
        Instant start = floor(begin, step);
        for (; start.isBefore(last); start = start.plus(step)) {
            spans.add(span(start, start.plus(step)));
        }
        return new AuditActivity(spans.get(0).start(), start, step, spans, cut, since);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Whether the filter says where to begin, and that is not too long ago. */
    private boolean wanted() {
        return filter.from() != null
                && filter.from().isAfter(earliest)
                && filter.from().isBefore(end);
    }

    private AuditActivity.Span span(Instant start, Instant next) {
        long[] rows = new long[Outcome.values().length];
        hours.subMap(start, next).values().forEach(hour -> hour.forEach((o, n) -> rows[o.ordinal()] += n));
        return new AuditActivity.Span(
                start,
                rows[Outcome.SUCCESS.ordinal()],
                rows[Outcome.REFUSED.ordinal()],
                rows[Outcome.FAILED.ordinal()]);
    }

    private static Instant floor(Instant time, Duration step) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), step.toSeconds()) * step.toSeconds());
    }
}
