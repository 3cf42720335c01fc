package io.github.strongroom.bench;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pages of the list, over REST and in the console, one request after the other. Whatever is timed was checked to be right before. */
final class Lists {

    static final String FIRST_PAGE = "REST list, first page of 25";
    static final String CONSOLE = "console `/admin/secrets`, first page";

    private static final String DASHBOARD = "/admin/";
    private static final int PAGE = 25;
    private static final int SOME = 42;
    private static final String OF_ONE = "&q=" + new MadeSecret(SOME).wordOfItsOwn();
    private static final String OF_MANY = "&q=" + MadeSecret.wordOfOneInHundred(SOME);
    private static final String FILTERED = "&status=active&category=" + MadeSecret.CATEGORY;
    private static final String REUSED = "&flag=reused";

    private final Scale scale;
    private final Rest rest;
    private final Console console;

    Lists(Scale scale, Rest rest, Console console) {
        this.scale = scale;
        this.rest = rest;
        this.console = console;
    }

    /** Times each list over a vault that holds so many made secrets, and the one that is changed all the time. */
    void measure(int secrets, Figures figures) {
        check(secrets);
        requests(secrets).forEach((work, request) -> time(work, () -> list(request), figures));
        time(CONSOLE, () -> console.open("/admin/secrets", "secret-rows"), figures);
        time("console `/admin/`, the dashboard", () -> console.open(DASHBOARD, "tile-number"), figures);
    }

    private void time(String work, Runnable request, Figures figures) {
        figures.put(work, Figure.of(Timing.repeat(scale.repetitions(), scale.limit(), request)));
    }

    private static Map<String, String> requests(int secrets) {
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put(FIRST_PAGE, "");
        requests.put("REST list, page in the middle", "&page=" + middle(secrets));
        requests.put("REST list, last page", "&page=" + last(secrets));
        requests.put("REST search, word of one entry", OF_ONE);
        requests.put("REST search, word of 1 % of the entries", OF_MANY);
        requests.put("REST list, category and status", FILTERED);
        requests.put("REST list, flag reused", REUSED);
        return requests;
    }

    private static int middle(int secrets) {
        return secrets / PAGE / 2;
    }

    private static int last(int secrets) {
        return secrets / PAGE;
    }

    private String list(String request) {
        return rest.get("secrets?size=" + PAGE + request);
    }

    private void check(int secrets) {
        List<String> names = Stream.concat(
                        Stream.of(ChangeDelay.NAME),
                        IntStream.range(0, secrets).mapToObj(i -> new MadeSecret(i).name()))
                .sorted()
                .toList();
        for (int page : new int[] {0, middle(secrets), middle(secrets) + 1, last(secrets)}) {
            List<String> expected = names.subList(page * PAGE, Math.min(names.size(), (page + 1) * PAGE));
            requireNames(expected, Rest.json(list("&page=" + page)));
        }
        requireTotal(names.size(), "");
        requireTotal(1, OF_ONE);
        requireTotal(secrets / 100, OF_MANY);
        requireTotal(secrets / 100 * MadeSecret.REUSED_OF_100, REUSED);
        requireTile(secrets / 100 * 80 + 1, "Secrets");
        requireTile(secrets / 100 * 20, "Settings");
        requireTile(secrets / 100 * 3, "Inactive");
        requireTile(secrets / 100, "Expired");
    }

    private void requireTile(int number, String label) {
        console.open(DASHBOARD, "<span class=\"tile-number\">" + number + "</span> " + label);
    }

    private static void requireNames(List<String> expected, JsonObject page) {
        List<String> names = page.getJsonArray("secrets").stream()
                .map(secret -> ((JsonString) secret.asJsonObject().get("name")).getString())
                .toList();
        if (!names.equals(expected)) {
            throw new IllegalStateException("a page shows " + names + " instead of " + expected);
        }
    }

    private void requireTotal(int expected, String request) {
        int total = Rest.json(list(request)).getInt("total");
        if (total != expected) {
            throw new IllegalStateException("'" + request + "' finds " + total + " instead of " + expected);
        }
    }
}
