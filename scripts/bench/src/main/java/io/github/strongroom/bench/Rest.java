package io.github.strongroom.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;

/** The REST API as a script uses it, with a bearer token. Every answer but success is an exception. */
final class Rest {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Vault vault;
    private final String authorization;

    /** Signs in: gets itself a token. */
    Rest(Vault vault) {
        this.vault = vault;
        String login = Vault.ADMIN + ":" + Vault.PASSWORD;
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        JsonObject request = Json.createObjectBuilder()
                .add("name", "bench")
                .add("expiresAt", OffsetDateTime.now(ZoneOffset.UTC).plusDays(1).toString())
                .build();
        String answer = send("POST", vault.url("/admin/api/v1/tokens"), request, "Basic " + basic);
        this.authorization = "Bearer " + json(answer).getString("token");
    }

    /** GET of an address under {@code /admin/api/v1/}. */
    String get(String path) {
        return send("GET", address(path), null, authorization);
    }

    void reveal(String name) {
        JsonObject request =
                Json.createObjectBuilder().add("reason", "benchmark").build();
        send("POST", address("secrets/" + name + "/reveal"), request, authorization);
    }

    void put(String name, String value) {
        JsonObject request = Json.createObjectBuilder()
                .add("value", value)
                .add("category", MadeSecret.CATEGORY)
                .build();
        send("PUT", address("secrets/" + name), request, authorization);
    }

    /** What the sample application answers, as anybody sees it. */
    JsonObject sample() {
        return json(send("GET", vault.url("/sample/api/values"), null, "none"));
    }

    private URI address(String path) {
        return vault.url("/admin/api/v1/" + path);
    }

    static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private String send(String method, URI address, JsonObject body, String credentials) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", credentials)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        method + " " + address + " was answered with " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
