package io.github.strongroom.api;

import io.github.strongroom.audit.StoredLink;
import io.github.strongroom.audit.TrailSink;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.TrailTime;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;

/** The trail as JSON lines, the one form that can be verified: its last line tells that it is whole. */
final class AuditJsonLines implements TrailSink {

    static final String FORMAT = "strongroom-audit";
    static final int VERSION = 1;

    private final Writer out;

    AuditJsonLines(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(Beginning beginning) throws IOException {
        JsonObjectBuilder header = line("header")
                .add("format", FORMAT)
                .add("version", VERSION)
                .add("installation", beginning.installation().toString())
                .add("publicKey", beginning.publicKey())
                .add("exportedAt", TrailTime.text(beginning.at()));
        if (beginning.filter().isNone()) {
            header.add("filter", JsonValue.NULL);
        } else {
            header.add("filter", beginning.filter().text());
        }
        header.add("firstPosition", beginning.firstPosition()).add("previousHash", beginning.previousHash());
        if (beginning.vouching() != null) {
            header.add("checkpoint", AuditJson.of(beginning.vouching()));
        }
        write(header);
    }

    @Override
    public void link(StoredLink link) throws IOException {
        JsonObjectBuilder row = line(link.event() == null ? "missing" : "row")
                .add("position", link.position())
                .add("previousHash", link.previousHash())
                .add("hash", link.hash());
        if (link.event() == null) {
            row.add("sequence", Long.parseLong(link.sequence()));
        } else {
            AuditJson.addTo(row, link.event());
        }
        write(row);
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        write(line("checkpoint").addAll(AuditJson.of(checkpoint)));
    }

    @Override
    public void rejected(String sequence, String code, Instant foundAt) throws IOException {
        write(line("rejected")
                .add("sequence", Long.parseLong(sequence))
                .add("code", code)
                .add("foundAt", TrailTime.text(foundAt)));
    }

    @Override
    public void end(Counts counts) throws IOException {
        write(line("end")
                .add("rows", counts.rows())
                .add("checkpoints", counts.checkpoints())
                .add("rejected", counts.rejected())
                .add("waiting", counts.waiting()));
        out.flush();
    }

    private static JsonObjectBuilder line(String type) {
        return AuditJson.object().add("type", type);
    }

    /** Some take these for the end of a line, wherever they stand; JSON has them as they are. */
    private void write(JsonObjectBuilder line) throws IOException {
        out.write(line.build()
                .toString()
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029")
                .replace("\u0085", "\\u0085"));
        out.write('\n');
    }
}
