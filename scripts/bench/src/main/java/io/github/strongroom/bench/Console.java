package io.github.strongroom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The console as a browser without scripts and pictures sees it, signed in by its form. */
final class Console {

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager())
            .build();
    private final Vault vault;

    /** Signs in. */
    Console(Vault vault) {
        this.vault = vault;
        URI form = vault.url("/admin/sign-in");
        Matcher state = VIEW_STATE.matcher(send(HttpRequest.newBuilder(form).build()));
        if (!state.find()) {
            throw new IllegalStateException(form + " has no form");
        }
        String fields = "sign-in-form=sign-in-form&sign-in=Sign+in&next=&username=" + encoded(Vault.ADMIN)
                + "&password=" + encoded(Vault.PASSWORD) + "&jakarta.faces.ViewState=" + encoded(state.group(1));
        send(HttpRequest.newBuilder(form)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A page of the console, which must contain a text that only somebody signed in is shown. */
    void open(String path, String expected) {
        String page = send(HttpRequest.newBuilder(vault.url(path)).build());
        if (!page.contains(expected)) {
            throw new IllegalStateException(path + " does not show '" + expected + "'");
        }
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " was answered with " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
