package io.github.strongroom.console;

import io.github.strongroom.audit.AuditFilter;
import io.github.strongroom.audit.Outcome;
import io.github.strongroom.fault.Fault;
import java.io.Serializable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The filters of the audit page, which live in its address: so what is shown can be bookmarked, sent to somebody, and saved under a name. */
public class AuditFilters implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/audit";
    private static final List<String> NAMES =
            List.of("last", "from", "to", "actor", "action", "target", "outcome", "address", "reads");
    private static final Map<String, Duration> SPANS = Map.of(
            "1h", Duration.ofHours(1),
            "24h", Duration.ofDays(1),
            "7d", Duration.ofDays(7),
            "30d", Duration.ofDays(30));
    private static final Map<String, String> WORDS = Map.of(
            "last",
            "in the last",
            "from",
            "from",
            "to",
            "until",
            "actor",
            "by",
            "action",
            "action",
            "target",
            "name",
            "outcome",
            "outcome",
            "address",
            "from address",
            "reads",
            "reads by applications");

    private final Map<String, String> given = new HashMap<>();

    /** The filters in the query of an address; what is no filter is dropped. */
    static AuditFilters of(String query) {
        AuditFilters filters = new AuditFilters();
        for (String pair : (query == null ? "" : query).split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && NAMES.contains(parts[0])) {
                filters.given.put(parts[0], decoded(parts[1]));
            }
        }
        return filters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** Only what was done to this. */
    static AuditFilters about(String target, boolean withoutReads) {
        AuditFilters filters = new AuditFilters();
        filters.given.put("target", target);
        filters.given.put("reads", withoutReads ? "without" : "");
        return filters;
    }

    /** What the fields of the page hold, by the names that the address has for them. */
    public Map<String, String> getGiven() {
        return given;
    }

    /** Whether anything is left out. */
    public boolean isAny() {
        return !getQuery().isEmpty();
    }

    /** Whether rows about reads by applications are left out. */
    public boolean isWithoutReads() {
        return text("reads").equals("without");
    }

    /**
     * As the trail takes them, at this moment.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for a time or a word that is not known: a filter that is
     *     silently not applied would show what nobody asked for
     */
    AuditFilter filter(Instant now) {
        Instant from = time("from");
        Instant to = time("to");
        Duration last = word("last", SPANS);
        if (from == null && to == null && last != null) {
            from = now.minus(last);
        }
        Map<String, Outcome> outcomes = Arrays.stream(Outcome.values())
                .collect(Collectors.toMap(one -> one.name().toLowerCase(Locale.ROOT), one -> one));
        word("reads", Map.of("without", true));
        return new AuditFilter(
                from,
                to,
                text("actor"),
                text("action"),
                text("target"),
                word("outcome", outcomes),
                text("address"),
                isWithoutReads());
    }

    private <T> T word(String name, Map<String, T> known) {
        T meant = known.get(text(name).toLowerCase(Locale.ROOT));
        if (meant == null && !text(name).isEmpty()) {
            throw Fault.FIELD_INVALID.with(
                    name, "one of " + known.keySet().stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        return meant;
    }

    private Instant time(String name) {
        if (text(name).isEmpty()) {
            return null;
        }
        try {
            return local(text(name)).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Fault.FIELD_INVALID.causedBy(e, name, "a time in UTC such as 2026-11-24T08:00.");
        }
    }

    private static LocalDateTime local(String text) {
        String time = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        return time.contains("T")
                ? LocalDateTime.parse(time)
                : LocalDate.parse(time).atStartOfDay();
    }

    /** A time as its field on the page takes it; empty where there is none. */
    public String field(String name) {
        try {
            return text(name).isEmpty() ? "" : local(text(name)).withNano(0).toString();
        } catch (DateTimeException e) {
            return "";
        }
    }

    private String text(String name) {
        String text = given.get(name);
        return text == null ? "" : text.strip();
    }

    /** As the query of an address; empty without filters. */
    public String getQuery() {
        return NAMES.stream()
                .filter(name -> !text(name).isEmpty())
                .map(name -> name + "=" + SecretFilters.encoded(text(name)))
                .collect(Collectors.joining("&"));
    }

    /** In words, for a sentence: {@code by adm*, outcome refused}. */
    public String getWords() {
        return NAMES.stream()
                .filter(name -> !text(name).isEmpty())
                .map(name -> isWithoutReads() && name.equals("reads")
                        ? "without reads by applications"
                        : WORDS.get(name) + " " + text(name))
                .collect(Collectors.joining(", "));
    }

    /** The page with these filters at its newest row, below the context root. */
    public String getAddress() {
        return address("");
    }

    /** The page with these filters at a place, below the context root. */
    String address(String place) {
        String query = getQuery() + (getQuery().isEmpty() || place.isEmpty() ? "" : "&") + place;
        return query.isEmpty() ? PAGE : PAGE + "?" + query;
    }

    /** The page with one of the filters set anew; an empty text takes it out. */
    public String with(String name, String text) {
        AuditFilters others = of(getQuery());
        others.given.put(name, text);
        return others.getAddress();
    }

    /** The page narrowed to a span of time. */
    String during(Instant from, Instant to) {
        AuditFilters others = of(getQuery());
        others.given.put("last", "");
        others.given.put("from", LocalDateTime.ofInstant(from, ZoneOffset.UTC).toString());
        others.given.put("to", LocalDateTime.ofInstant(to, ZoneOffset.UTC).toString());
        return others.getAddress();
    }
}
