package io.github.strongroom.api;

import io.github.strongroom.audit.AuditExport;
import io.github.strongroom.audit.TrailSink;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
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

    /**
     * Writes all of it as it is read. An answer that has begun and fails is {@linkplain BreakOff broken off}.
     *
     * @param request that is answered, through a path of that filter
     */
    public void write(AuditExport export, HttpServletRequest request, OutputStream out) throws IOException {
        Begun begun = new Begun(out);
        try {
            Writer text = new BufferedWriter(new OutputStreamWriter(begun, StandardCharsets.UTF_8), BUFFER);
            export.writeTo(sink(text));
            text.flush();
        } catch (IOException | RuntimeException e) {
            if (begun.written) {
                BreakOff.now(request);
            }
            throw e;
        }
    }

    /** Knows whether anything was written. */
    private static final class Begun extends FilterOutputStream {

        private boolean written;

        Begun(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            written = true;
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            written = true;
            out.write(bytes, offset, length);
        }
    }

    abstract TrailSink sink(Writer out) throws IOException;
}
