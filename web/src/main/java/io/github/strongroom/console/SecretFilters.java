package io.github.strongroom.console;

import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.secret.Status;
import java.io.Serializable;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The filters of the list, which live in its address: so a list can be bookmarked, sent to somebody, and come back to. A word
 * that is not known filters nothing.
 */
public class SecretFilters implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/secrets";
    private static final List<String> NAMES = List.of("q", "category", "kind", "status", "flag", "tag", "owner");

    private final Map<String, String> given = new HashMap<>();

    /** The filters in the query of an address; what is no filter is dropped. */
    static SecretFilters of(String query) {
        SecretFilters filters = new SecretFilters();
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

    /** What the fields of the page hold, by the names that the address has for them. */
    public Map<String, String> getGiven() {
        return given;
    }

    /** Whether any filter narrows the list. */
    public boolean isAny() {
        return !getQuery().isEmpty();
    }

    /** Whether the list shows what was deleted. */
    public boolean isDeleted() {
        return status() == Status.DELETED;
    }

    /** As the vault takes them. */
    SecretFilter filter() {
        return new SecretFilter(
                text("q"),
                text("category"),
                constant(Kind.values(), text("kind")),
                status(),
                text("tag"),
                text("owner"),
                constant(Flag.values(), text("flag")));
    }

    private Status status() {
        return constant(Status.values(), text("status"));
    }

    private static <E extends Enum<E>> E constant(E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private String text(String name) {
        String text = given.get(name);
        return text == null ? "" : text;
    }

    /** As the query of an address; empty without filters. */
    public String getQuery() {
        return NAMES.stream()
                .filter(name -> !text(name).isEmpty())
                .map(name -> name + "=" + encoded(text(name)))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The list with these filters, below the context root. */
    public String getAddress() {
        String query = getQuery();
        return query.isEmpty() ? LIST : LIST + "?" + query;
    }

    /** The list with one of the filters set anew; an empty text takes it out. */
    public String with(String name, String text) {
        SecretFilters others = of(getQuery());
        others.given.put(name, text);
        return others.getAddress();
    }
}
