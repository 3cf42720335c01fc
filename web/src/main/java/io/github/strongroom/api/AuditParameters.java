package io.github.strongroom.api;

import io.github.strongroom.audit.AuditFilter;
import io.github.strongroom.audit.Outcome;
import io.github.strongroom.fault.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/** The filter of the audit trail in an address. */
public final class AuditParameters {

    private AuditParameters() {}

    /**
     * Reads the filter.
     *
     * @param parameter gives the parameter of a name, or {@code null}
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for a time or a word that is not understood
     */
    public static AuditFilter of(UnaryOperator<String> parameter) {
        return new AuditFilter(
                time("from", parameter.apply("from")),
                time("to", parameter.apply("to")),
                parameter.apply("actor"),
                parameter.apply("action"),
                parameter.apply("target"),
                Parameter.of("outcome", parameter.apply("outcome"), Outcome.class),
                parameter.apply("address"),
                withoutReads(parameter.apply("reads")));
    }

    private static boolean withoutReads(String text) {
        if (text == null || text.isEmpty()) {
            return false;
        }
        if (!text.equalsIgnoreCase("without")) {
            throw Fault.FIELD_INVALID.with("reads", "without, or nothing.");
        }
        return true;
    }

    /** A time with its offset, or a day, which begins at midnight UTC. */
    private static Instant time(String name, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return text.length() == "2026-11-24".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Fault.FIELD_INVALID.causedBy(e, name, "a time such as 2026-11-24T08:00:00Z, or a day.");
        }
    }

    /** The sequence to read rows before; {@code null} from the newest on. */
    static Long before(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw Fault.FIELD_INVALID.causedBy(e, "before", "the member 'next' of the answer before.");
        }
    }
}
