package io.github.strongroom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActivityCountTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:30:00Z");

    private static AuditFilter span(String from, String to) {
        return new AuditFilter(
                from == null ? null : Instant.parse(from), to == null ? null : Instant.parse(to), "", "", "", null, "");
    }

    private static void add(ActivityCount count, String hour, Outcome outcome, long rows) {
        count.add(Instant.parse(hour), outcome, rows, Instant.parse(hour).plusSeconds(1));
    }

    @Test
    void withoutAFilterItBeginsWithTheOldestRowAndHasADayAtLeast() {
        ActivityCount count = new ActivityCount(AuditFilter.NONE, NOW);
        add(count, "2026-11-24T06:00:00Z", Outcome.SUCCESS, 3);
        add(count, "2026-11-24T08:00:00Z", Outcome.REFUSED, 2);

        AuditActivity activity = count.activity();

        assertThat(activity.step()).isEqualTo(Duration.ofHours(1));
        assertThat(activity.from()).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(activity.to()).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(activity.spans()).hasSize(25);
        assertThat(activity.spans().subList(22, 25))
                .extracting(AuditActivity.Span::total)
                .containsExactly(3L, 0L, 2L);
        assertThat(activity.cut()).isFalse();
    }

    @Test
    void longSpanIsCountedByDays() {
        ActivityCount count = new ActivityCount(AuditFilter.NONE, NOW);
        add(count, "2026-11-20T06:00:00Z", Outcome.SUCCESS, 3);
        add(count, "2026-11-20T07:00:00Z", Outcome.FAILED, 1);

        AuditActivity activity = count.activity();

        assertThat(activity.step()).isEqualTo(Duration.ofDays(1));
        assertThat(activity.spans()).hasSize(5);
        assertThat(activity.spans().get(0))
                .isEqualTo(new AuditActivity.Span(Instant.parse("2026-11-20T00:00:00Z"), 3, 0, 1));
    }

    @Test
    void spanThatIsAskedForIsShownWhole() {
        ActivityCount count = new ActivityCount(span("2026-11-10T00:00:00Z", "2026-11-10T06:00:00Z"), NOW);
        add(count, "2026-11-10T03:00:00Z", Outcome.SUCCESS, 1);

        AuditActivity activity = count.activity();

        assertThat(activity.from()).isEqualTo("2026-11-10T00:00:00Z");
        assertThat(activity.to()).isEqualTo("2026-11-10T06:00:00Z");
        assertThat(activity.spans()).hasSize(6);
    }

    @Test
    void longestSpanIsSixtyDays() {
        ActivityCount count = new ActivityCount(span("2020-01-01T00:00:00Z", null), NOW);
        add(count, "2026-09-25T08:00:00Z", Outcome.SUCCESS, 1);

        assertThat(count.activity().spans()).hasSize(61);
    }

    @Test
    void whatIsCutBeginsWithTheOldestRowThatIsCounted() {
        ActivityCount count = new ActivityCount(span("2026-11-23T00:00:00Z", null), NOW);
        add(count, "2026-11-24T07:00:00Z", Outcome.SUCCESS, AuditActivity.MOST_ROWS);

        AuditActivity activity = count.activity();

        assertThat(activity.cut()).isTrue();
        assertThat(activity.from()).isEqualTo("2026-11-24T07:00:00Z");
        assertThat(activity.since()).isEqualTo("2026-11-24T07:00:01Z");
    }

    @Test
    void rowsOfAServerWhoseClockIsAheadAreCounted() {
        ActivityCount count = new ActivityCount(AuditFilter.NONE, NOW);
        add(count, "2026-11-24T10:00:00Z", Outcome.SUCCESS, 1);

        assertThat(count.activity().total()).isEqualTo(1);
    }

    @Test
    void nothingFoundHasNoSpans() {
        AuditActivity activity = new ActivityCount(AuditFilter.NONE, NOW).activity();

        assertThat(activity.spans()).isEmpty();
        assertThat(activity.from()).isEqualTo("2026-09-25T08:30:00Z");
    }
}
