package io.github.strongroom.transfer;

import java.util.Locale;
import java.util.function.Function;

/** The forms of file that can be imported. */
public enum ImportFormat {
    /** {@code NAME=value} as shells and container tools write it. */
    ENV(".env", EnvFile::parse),
    /** Java's own. */
    PROPERTIES(".properties", PropertiesFile::parse),
    /** One object. */
    JSON("JSON", JsonFile::parse);

    private final String label;
    private final Function<String, Parsed> parser;

    ImportFormat(String label, Function<String, Parsed> parser) {
        this.label = label;
        this.parser = parser;
    }

    /** The name that people see. */
    public String label() {
        return label;
    }

    /** The format that a file of this name has, by its ending; {@link #ENV} where that says nothing. */
    public static ImportFormat ofFile(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".properties")) {
            return PROPERTIES;
        }
        return lower.endsWith(".json") ? JSON : ENV;
    }

    /**
     * Reads a file.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0241} to {@code STR-0243} for a file that is not read at
     *     all; what is wrong with a line is in the answer
     */
    Parsed parse(byte[] bytes) {
        return parser.apply(ImportText.of(bytes));
    }
}
