package io.github.strongroom.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many rows there are when, hour by hour or day by day.
 *
 * @param from beginning of the first span
 * @param to end of the last span
 * @param step length of a span: an hour or a day
 * @param spans one after the other without gaps; empty where no row was found
 * @param cut whether there are more rows than are counted: then those from {@code since} on are
 * @param since time of the oldest row that is counted; {@code null} where none is
 */
public record AuditActivity(Instant from, Instant to, Duration step, List<Span> spans, boolean cut, Instant since) {

    /** The most rows that are counted. */
    public static final int MOST_ROWS = 50_000;

    /** How far it goes back at most. */
    public static final int MOST_DAYS = 60;

    /** The rows of a span of time, by their outcome. */
    public record Span(Instant start, long success, long refused, long failed) {

        public long total() {
            return success + refused + failed;
        }
    }

    /** All rows that are counted. */
    public long total() {
        return spans.stream().mapToLong(Span::total).sum();
    }
}
