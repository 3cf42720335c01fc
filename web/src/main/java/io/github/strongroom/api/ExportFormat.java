package io.github.strongroom.api;

import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.transfer.Exports;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** The forms in which metadata leaves. */
public enum ExportFormat {
    /** One array of what the API answers for each secret. */
    JSON("application/json") {
        @Override
        public void write(Exports exports, SecretFilter filter, OutputStream out) throws IOException {
            SecretExport.json(exports, filter, out);
        }
    },
    /** A table for a spreadsheet. */
    CSV("text/csv;charset=UTF-8;header=present") {
        @Override
        public void write(Exports exports, SecretFilter filter, OutputStream out) throws IOException {
            SecretExport.csv(exports, filter, out);
        }
    };

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The header that makes a browser save it. */
    public String disposition() {
        return "attachment; filename=\"strongroom-secrets." + name().toLowerCase(Locale.ROOT) + "\"";
    }

    /** The word for it in an address: {@code json} where it is absent. */
    public static ExportFormat of(String word) {
        ExportFormat format = Parameter.of("format", word, ExportFormat.class);
        return format == null ? JSON : format;
    }

    /** Writes what the filter finds, as it is read. */
    public abstract void write(Exports exports, SecretFilter filter, OutputStream out) throws IOException;
}
