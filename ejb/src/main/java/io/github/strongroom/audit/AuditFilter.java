package io.github.strongroom.audit;

import io.github.strongroom.trail.TrailTime;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which rows of the audit trail are asked for: those for which all parts hold. A part that is {@code null} or empty holds for every row.
 *
 * @param from rows of this time and later
 * @param to rows before this time
 * @param actor who, exactly, or how the name begins where it ends with {@code *}
 * @param action what was done, for example {@code secret.reveal}, or {@code secret.*}
 * @param target what it was done to, exactly, or how it begins where it ends with {@code *}
 * @param address from where, exactly, or how it begins where it ends with {@code *}
 * @param withoutReads leaves out the rows about reads by applications, which are many
 */
public record AuditFilter(
        Instant from,
        Instant to,
        String actor,
        String action,
        String target,
        Outcome outcome,
        String address,
        boolean withoutReads)
        implements Serializable {

    /** Every row. */
    public static final AuditFilter NONE = new AuditFilter(null, null, null, null, null, null, null, false);

    public AuditFilter {
        actor = present(actor);
        action = present(action);
        target = present(target);
        address = present(address);
    }

    /** With reads by applications. */
    public AuditFilter(
            Instant from, Instant to, String actor, String action, String target, Outcome outcome, String address) {
        this(from, to, actor, action, target, outcome, address, false);
    }

    private static String present(String text) {
        return text == null ? "" : text;
    }

    /** Whether it leaves out nothing. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** The parts that are there, as they are written in an address and kept on record: {@code actor=admin&outcome=refused}. */
    public String text() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("from", TrailTime.text(from));
        parts.put("to", TrailTime.text(to));
        parts.put("actor", actor);
        parts.put("action", action);
        parts.put("target", target);
        parts.put("outcome", outcome == null ? null : outcome.name().toLowerCase(Locale.ROOT));
        parts.put("address", address);
        parts.put("reads", withoutReads ? "without" : null);
        return parts.entrySet().stream()
                .filter(part -> part.getValue() != null && !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("&"));
    }
}
