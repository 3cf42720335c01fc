package io.github.strongroom.api;

import io.github.strongroom.secret.SecretSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.Consumer;

/** The forms in which metadata leaves. */
public enum ExportFormat {
    /** One object: what the API answers for each secret, and at its end how many there are. */
    JSON("application/json") {
        @Override
        long write(Found found, OutputStream out) {
            return SecretExport.json(found, out);
        }
    },
    /** A table for a spreadsheet. */
    CSV("text/csv;charset=UTF-8;header=present") {
        @Override
        long write(Found found, OutputStream out) throws IOException {
            return SecretExport.csv(found, out);
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

    /**
     * Writes what is found, as it is read.
     *
     * @return how many secrets there were
     */
    abstract long write(Found found, OutputStream out) throws IOException;

    /** What is to be exported: hands each of it over, and tells how many there were. */
    @FunctionalInterface
    interface Found {
        long each(Consumer<SecretSummary> sink);
    }
}
