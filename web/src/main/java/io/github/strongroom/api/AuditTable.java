package io.github.strongroom.api;

import io.github.strongroom.audit.StoredLink;
import io.github.strongroom.audit.TrailSink;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.TrailEvent;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The rows of the trail as a table for a spreadsheet, one record each, no cell of which can be a formula. */
final class AuditTable implements TrailSink {

    private static final Pattern ENDS_OF_LINES = Pattern.compile("[\\x00-\\x1f\\x7f\\x85\u2028\u2029]");
    private static final String[] COLUMNS = Stream.concat(Stream.of("position", "hash"), TrailEvent.FIELDS.stream())
            .toArray(String[]::new);

    private final CSVPrinter table;

    AuditTable(Writer out) throws IOException {
        table = CSVFormat.RFC4180.builder().setHeader(COLUMNS).get().print(out);
    }

    @Override
    public void begin(Beginning beginning) {
        // the header of the table is written already
    }

    @Override
    public void link(StoredLink link) throws IOException {
        List<String> cells = new ArrayList<>(COLUMNS.length);
        cells.add(Long.toString(link.position()));
        cells.add(link.hash());
        if (link.event() == null) {
            cells.add(link.sequence());
            cells.addAll(Collections.nCopies(COLUMNS.length - cells.size(), ""));
        } else {
            link.event().values().forEach(value -> cells.add(value == null ? "" : cell(value)));
        }
        table.printRecord(cells);
    }

    /** A row that others changed may hold what Strongroom stores in none. */
    private static String cell(String text) {
        return FormulaSafe.text(ENDS_OF_LINES.matcher(text).replaceAll("\uFFFD"));
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {
        // rows alone: a table is not verified
    }

    @Override
    public void rejected(String sequence, String code, Instant foundAt) {
        // as a checkpoint
    }

    @Override
    public void end(Counts counts) throws IOException {
        table.flush();
    }
}
