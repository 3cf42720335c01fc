package io.github.strongroom.api;

import io.github.strongroom.audit.AuditExport;
import io.github.strongroom.audit.TrailSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The forms in which the audit trail leaves. */
public enum AuditFormat {
    /** A JSON object a line, with the chain and its signatures: what {@code scripts/verify-audit.sh} verifies. */
    JSONL("application/x-ndjson") {
        @Override
        TrailSink sink(Writer out) {
            return new AuditJsonLines(out);
        }
    },
    /** A table for a spreadsheet. */
    CSV("text/csv;charset=UTF-8;header=present") {
        @Override
        TrailSink sink(Writer out) throws IOException {
            return new AuditTable(out);
        }
    },
    /** The Common Event Format, for a collector of events. */
    CEF("text/plain;charset=UTF-8") {
        @Override
        TrailSink sink(Writer out) {
            return new AuditCef(out);
        }
    };

    private static final int BUFFER = 1 << 16;

    private final String mediaType;

    AuditFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The word for it in an address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The header that makes a browser save it. */
    public String disposition() {
        return "attachment; filename=\"strongroom-audit." + word() + "\"";
    }

    /** The form of this word: {@code jsonl} where it is absent. */
    public static AuditFormat of(String word) {
        AuditFormat format = Parameter.of("format", word, AuditFormat.class);
        return format == null ? JSONL : format;
    }

    /** Writes all of it as it is read. What is thrown in the midst of it must break the answer off visibly. */
    public void write(AuditExport export, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        export.writeTo(sink(text));
        text.flush();
    }

    abstract TrailSink sink(Writer out) throws IOException;
}
