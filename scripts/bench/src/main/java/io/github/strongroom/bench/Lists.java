package io.github.strongroom.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Pages of the list, over REST and in the console, one request after the other. */
final class Lists {

    static final String FIRST_PAGE = "REST list, first page of 25";
    static final String CONSOLE = "console `/admin/secrets`, first page";

    private static final int PAGE = 25;
    private static final int SOME = 42;

    private final Scale scale;
    private final Rest rest;
    private final Console console;

    Lists(Scale scale, Rest rest, Console console) {
        this.scale = scale;
        this.rest = rest;
        this.console = console;
    }

    /** Times each list over a vault that holds so many secrets. */
    void measure(int secrets, Figures figures) {
        requests(secrets)
                .forEach((work, request) -> time(work, () -> rest.get("secrets?size=" + PAGE + request), figures));
        time(CONSOLE, () -> console.open("/admin/secrets", "secret-rows"), figures);
        time("console `/admin/`, the dashboard", () -> console.open("/admin/", "Sign out"), figures);
    }

    private void time(String work, Runnable request, Figures figures) {
        figures.put(work, Figure.of(Timing.repeat(scale.repetitions(), scale.limit(), request)));
    }

    private static Map<String, String> requests(int secrets) {
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put(FIRST_PAGE, "");
        requests.put("REST list, page in the middle", "&page=" + secrets / PAGE / 2);
        requests.put("REST list, last page", "&page=" + (secrets - 1) / PAGE);
        requests.put("REST search, word of one entry", "&q=" + new MadeSecret(SOME).wordOfItsOwn());
        requests.put("REST search, word of 1 % of the entries", "&q=" + MadeSecret.wordOfOneInHundred(SOME));
        requests.put("REST list, category and status", "&status=active&category=" + MadeSecret.CATEGORY);
        requests.put("REST list, flag reused", "&flag=reused");
        return requests;
    }
}
