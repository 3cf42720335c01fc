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
import java.util.stream.Stream;

/**
 * The filters of the list and the page it is at, which live in its address: so a list can be bookmarked, sent to somebody, and come
 * back to. A word that is not known filters nothing.
 */
public class SecretFilters implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/secrets";
    private static final List<String> NAMES = List.of("q", "category", "kind", "status", "flag", "tag", "owner");

    private static final String PAGE = "page";
    private static final String ROWS = "rows";
    private static final List<Integer> SIZES = List.of(PagedRows.PAGE, 50, 100);
    private static final int LAST_PAGE = Integer.MAX_VALUE / 100;

    private final Map<String, String> given = new HashMap<>();

    /** The filters in the query of an address; what is no filter is dropped. */
    static SecretFilters of(String query) {
        SecretFilters filters = new SecretFilters();
        for (String pair : (query == null ? "" : query).split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && (NAMES.contains(parts[0]) || parts[0].equals(PAGE) || parts[0].equals(ROWS))) {
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
        return NAMES.stream().anyMatch(name -> !text(name).isEmpty());
    }

    /** The index of the first row of the page. */
    int first() {
        return (number(PAGE) - 1) * size();
    }

    /** How many rows a page has: one of the sizes to choose from. */
    int size() {
        return SIZES.contains(number(ROWS)) ? number(ROWS) : PagedRows.PAGE;
    }

    /** The visitor has gone to this page. */
    void goTo(int first, int size) {
        given.put(PAGE, Integer.toString(first / size + 1));
        given.put(ROWS, Integer.toString(size));
    }

    /** What is no number of a page is the first. */
    private int number(String name) {
        try {
            return Math.min(LAST_PAGE, Math.max(1, Integer.parseInt(text(name))));
        } catch (NumberFormatException e) {
            return 1;
        }
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

    /** As the query of an address; empty without filters on the first page. */
    public String getQuery() {
        Stream<String> filters =
                NAMES.stream().filter(name -> !text(name).isEmpty()).map(name -> name + "=" + encoded(text(name)));
        Stream<String> page = Stream.of(
                number(PAGE) == 1 ? "" : PAGE + "=" + number(PAGE),
                size() == PagedRows.PAGE ? "" : ROWS + "=" + size());
        return Stream.concat(filters, page.filter(part -> !part.isEmpty())).collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The list with these filters, below the context root. */
    public String getAddress() {
        String query = getQuery();
        return query.isEmpty() ? LIST : LIST + "?" + query;
    }

    /** The first page of the list with one of the filters set anew; an empty text takes it out. */
    public String with(String name, String text) {
        SecretFilters others = of(getQuery());
        others.given.put(name, text);
        others.given.remove(PAGE);
        return others.getAddress();
    }
}
