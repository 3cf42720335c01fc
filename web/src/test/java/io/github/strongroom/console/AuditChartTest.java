package io.github.strongroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.audit.AuditActivity;
import io.github.strongroom.audit.AuditActivity.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditChartTest {

    private static final Instant EIGHT = Instant.parse("2026-11-24T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static AuditChart chart(boolean cut, Span... spans) {
        AuditActivity activity =
                new AuditActivity(EIGHT, EIGHT.plus(HOUR.multipliedBy(spans.length)), HOUR, List.of(spans), cut, EIGHT);
        return AuditChart.of(activity, AuditFilters.of("actor=admin"));
    }

    @Test
    void barsStandOnEachOtherWithinTheHeight() {
        AuditChart chart = chart(false, new Span(EIGHT, 90, 8, 2), new Span(EIGHT.plus(HOUR), 0, 0, 0));

        assertThat(chart.getWidth()).isEqualTo(20);
        assertThat(chart.getPieces())
                .extracting(AuditChart.Piece::outcome)
                .containsExactly("SUCCESS", "REFUSED", "FAILED");
        assertThat(chart.getPieces()).extracting(AuditChart.Piece::y).containsExactly("13.6", "5.9", "3.9");
    }

    @Test
    void oneRowAmongManyIsStillSeen() {
        AuditChart chart = chart(false, new Span(EIGHT, 50_000, 0, 1));

        assertThat(chart.getPieces())
                .last()
                .extracting(AuditChart.Piece::height)
                .isEqualTo("2.0");
    }

    @Test
    void wordsSayAllThatTheBarsShow() {
        assertThat(chart(false, new Span(EIGHT, 5, 1, 0), new Span(EIGHT.plus(HOUR), 9, 0, 1))
                        .getWords())
                .isEqualTo(
                        "16 rows by the hour between 2026-11-24 08:00 and 2026-11-24 10:00 UTC: 14 done, 1 refused, 1 failed."
                                + " Most: 10 in the hour of 2026-11-24 09:00.");
    }

    @Test
    void wordsSayWhenNotAllIsCounted() {
        assertThat(chart(true, new Span(EIGHT, 50_000, 0, 0)).getWords())
                .endsWith("Only the newest 50000 rows are counted: those since 2026-11-24 08:00.");
    }

    @Test
    void figuresLeadToTheirRows() {
        assertThat(chart(false, new Span(EIGHT, 5, 1, 0), new Span(EIGHT.plus(HOUR), 0, 0, 0))
                        .getFigures())
                .containsExactly(new AuditChart.Figure(
                        "2026-11-24 08:00",
                        "/audit?from=2026-11-24T08%3A00&to=2026-11-24T09%3A00&actor=admin",
                        5,
                        1,
                        0));
    }

    @Test
    void emptySpanIsSaidAndNotDrawn() {
        AuditChart chart = chart(false);

        assertThat(chart.isDrawn()).isFalse();
        assertThat(chart.getWords()).startsWith("Nothing between");
    }
}
