package io.github.strongroom.secret;

import io.github.strongroom.fault.Fault;
import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;

/** The type of a value, checked when it is saved. The text is stored and delivered as it was given. */
public enum ValueType {
    /** Any text on one line. */
    TEXT("text") {
        @Override
        String problemOf(String value) {
            return value.indexOf('\n') < 0 && value.indexOf('\r') < 0 ? null : "it has more than one line";
        }
    },
    /** Any text. */
    MULTILINE("multi-line text") {
        @Override
        String problemOf(String value) {
            return null;
        }
    },
    /** {@code true} or {@code false}. */
    BOOLEAN("boolean") {
        @Override
        String problemOf(String value) {
            return value.equals("true") || value.equals("false") ? null : "write true or false";
        }
    },
    /** A whole number in decimal digits, of any size. */
    INTEGER("whole number") {
        @Override
        String problemOf(String value) {
            if (value.length() > MAX_DIGITS) {
                return "it has more than " + MAX_DIGITS + " digits";
            }
            return tried(() -> new BigInteger(value), "write digits alone, for example 25");
        }
    },
    /** A decimal number with a point, as {@link BigDecimal} reads it. */
    DECIMAL("decimal") {
        @Override
        String problemOf(String value) {
            if (value.length() > MAX_DIGITS) {
                return "it has more than " + MAX_DIGITS + " digits";
            }
            return tried(() -> new BigDecimal(value), "write it with a point, for example 19.5");
        }
    },
    /** A duration of ISO 8601 as {@link Duration} reads it. */
    DURATION("duration") {
        @Override
        String problemOf(String value) {
            return tried(() -> Duration.parse(value), "write it as ISO 8601, for example PT30S or PT2H");
        }
    },
    /** An absolute URL with a host. */
    URL("URL") {
        @Override
        String problemOf(String value) {
            try {
                URI uri = new URI(value);
                boolean whole = uri.isAbsolute() && (uri.isOpaque() || uri.getRawAuthority() != null);
                return whole ? null : "write it whole, for example https://example.org/path";
            } catch (URISyntaxException e) {
                return "a character in it does not belong into a URL";
            }
        }
    },
    /** A JSON document of RFC 8259. */
    JSON("JSON") {
        @Override
        String problemOf(String value) {
            try (JsonParser parser = Json.createParser(new StringReader(value))) {
                while (parser.hasNext()) {
                    parser.next();
                }
                return null;
            } catch (RuntimeException e) {
                // a JsonException where it is malformed; the parser has others where it is too deep or a number too
                // long
                return "it does not parse";
            }
        }
    },
    /** Keys and certificates of RFC 7468, any number of them. */
    PEM("PEM keys and certificates") {
        @Override
        String problemOf(String value) {
            return PemContent.read(value).isPresent()
                    ? null
                    : "write whole objects, from -----BEGIN to -----END, with nothing cut";
        }

        @Override
        OffsetDateTime certificateExpiry(String value) {
            return PemContent.read(value).flatMap(PemContent::firstExpiry).orElse(null);
        }
    };

    private static final int MAX_DIGITS = 1000;
    private final String label;

    ValueType(String label) {
        this.label = label;
    }

    /** The name that people see. */
    public String label() {
        return label;
    }

    /** What is wrong with the value, without repeating it; {@code null} when it is right. */
    abstract String problemOf(String value);

    /** When the first certificate in the value ends; {@code null} where there is none. */
    OffsetDateTime certificateExpiry(String value) {
        return null;
    }

    /**
     * Checks a value.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0207}, without the value
     */
    void require(String value) {
        String problem = problemOf(value);
        if (problem != null) {
            throw Fault.VALUE_TYPE.with(label, problem);
        }
    }

    /** Whether a value is of this type. */
    public boolean accepts(String value) {
        return problemOf(value) == null;
    }

    private static String tried(Runnable parse, String advice) {
        try {
            parse.run();
            return null;
        } catch (NumberFormatException | DateTimeException e) {
            return advice;
        }
    }
}
