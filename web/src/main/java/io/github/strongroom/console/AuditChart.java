package io.github.strongroom.console;

import io.github.strongroom.audit.AuditActivity;
import io.github.strongroom.audit.AuditActivity.Span;
import io.github.strongroom.audit.AuditFilter;
import io.github.strongroom.audit.AuditPages;
import io.github.strongroom.fault.FaultException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The activity as bars, and in words and figures for those who do not see them. */
public final class AuditChart {

    /** Height of the drawing; a bar is {@value #WIDTH} wide. */
    public static final int HEIGHT = 100;

    private static final int WIDTH = 10;
    private static final int GAP = 2;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

    private final AuditActivity activity;
    private final AuditFilters filters;
    private final String refusal;

    private AuditChart(AuditActivity activity, AuditFilters filters, String refusal) {
        this.activity = activity;
        this.filters = filters;
        this.refusal = refusal;
    }

    /** The chart for what a filter finds; where that cannot be counted, one that says so. */
    static AuditChart of(AuditPages pages, AuditFilter filter, AuditFilters filters) {
        try {
            return new AuditChart(pages.activity(filter), filters, "");
        } catch (FaultException e) {
            return new AuditChart(
                    null, filters, e.getMessage() + " (" + e.fault().code() + ")");
        }
    }

    static AuditChart of(AuditActivity activity, AuditFilters filters) {
        return new AuditChart(activity, filters, "");
    }

    /** A piece of a bar; the page draws it. */
    public record Piece(String outcome, int x, String y, int width, String height) {}

    /** The rows of a span, in words and figures. */
    public record Figure(String when, String address, long success, long refused, long failed) {}

    /** Whether there are bars to draw. */
    public boolean isDrawn() {
        return activity != null && !activity.spans().isEmpty();
    }

    /** Width of the drawing. */
    public int getWidth() {
        return activity.spans().size() * WIDTH;
    }

    public int getHeight() {
        return HEIGHT;
    }

    /** All pieces of all bars. */
    public List<Piece> getPieces() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < activity.spans().size(); i++) {
            Span span = activity.spans().get(i);
            double top = stack(pieces, "SUCCESS", i, HEIGHT, span.success());
            top = stack(pieces, "REFUSED", i, top, span.refused());
            stack(pieces, "FAILED", i, top, span.failed());
        }
        return pieces;
    }

    private double stack(List<Piece> pieces, String outcome, int index, double bottom, long rows) {
        if (rows == 0) {
            return bottom;
        }
        // three outcomes of at least 2 still fit in the height
        double height = Math.max(2, (HEIGHT - 4.0) * rows / most().total());
        double top = Math.max(0, bottom - height);
        pieces.add(new Piece(outcome, index * WIDTH + GAP / 2, tenths(top), WIDTH - GAP, tenths(bottom - top)));
        return top;
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private Span most() {
        return activity.spans().stream()
                .max((one, other) -> Long.compare(one.total(), other.total()))
                .orElseThrow();
    }

    /** The height of the highest bar, in words. */
    public String getScale() {
        return rows(most().total());
    }

    public String getBegin() {
        return HOUR.format(activity.from());
    }

    public String getEnd() {
        return HOUR.format(activity.to());
    }

    /** What the chart shows and what it leaves out. */
    public String getWords() {
        if (activity == null) {
            return refusal;
        }
        if (!isDrawn()) {
            return "Nothing between " + HOUR.format(activity.from()) + " and " + HOUR.format(activity.to()) + " UTC."
                    + limit();
        }
        Span most = most();
        return rows(activity.total()) + " by the " + unit() + " between " + getBegin() + " and " + getEnd() + " UTC: "
                + outcomes() + ". Most: " + most.total() + " in the " + unit() + " of " + when(most.start()) + "."
                + limit();
    }

    private String outcomes() {
        long refused = activity.spans().stream().mapToLong(Span::refused).sum();
        long failed = activity.spans().stream().mapToLong(Span::failed).sum();
        return (activity.total() - refused - failed) + " done, " + refused + " refused, " + failed + " failed";
    }

    private String limit() {
        if (activity.cut()) {
            return " Only the newest " + AuditActivity.MOST_ROWS + " rows are counted: those since "
                    + HOUR.format(activity.since()) + ".";
        }
        boolean days = activity.step().toDays() > 0;
        return days ? " The chart goes back " + AuditActivity.MOST_DAYS + " days at most." : "";
    }

    private static String rows(long count) {
        return count + (count == 1 ? " row" : " rows");
    }

    private String unit() {
        return activity.step().toDays() > 0 ? "day" : "hour";
    }

    private String when(Instant start) {
        return (activity.step().toDays() > 0 ? DAY : HOUR).format(start);
    }

    /** The spans that have rows, newest first, each with the address of those rows. */
    public List<Figure> getFigures() {
        List<Figure> figures = new ArrayList<>();
        for (int i = activity.spans().size() - 1; i >= 0; i--) {
            Span span = activity.spans().get(i);
            if (span.total() > 0) {
                String address = filters.during(span.start(), span.start().plus(activity.step()));
                figures.add(new Figure(when(span.start()), address, span.success(), span.refused(), span.failed()));
            }
        }
        return figures;
    }
}
