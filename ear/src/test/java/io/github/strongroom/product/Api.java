package io.github.strongroom.product;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The REST API as a client sees it. */
final class Api {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final String authorization;

    private Api(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** A client without credentials. */
    static Api anonymous(URI server) {
        return new Api(server.resolve("/admin/api/v1/"), null);
    }

    /** A client that has got itself a token for this user, with these roles or all of the user's. */
    static Api signedIn(URI server, String user, String password, String... roles) {
        Answer answer = anonymous(server).basic(user, password).post("tokens", tokenRequest(roles));
        if (answer.status() != 201) {
            throw new IllegalStateException("no token: " + answer.body());
        }
        return anonymous(server).bearer(answer.json().getString("token"));
    }

    static JsonObject tokenRequest(String... roles) {
        return Json.createObjectBuilder()
                .add("name", "tests")
                .add("expiresAt", OffsetDateTime.now(ZoneOffset.UTC).plusDays(1).toString())
                .add("roles", Json.createArrayBuilder(List.of(roles)))
                .build();
    }

    /** What it sends as {@code Authorization}. */
    String header() {
        return authorization;
    }

    Api authorised(String header) {
        return new Api(base, header);
    }

    Api bearer(String token) {
        return new Api(base, "Bearer " + token);
    }

    Api basic(String user, String password) {
        String both = user + ":" + password;
        return new Api(base, "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer post(String path, JsonObject body) {
        return send("POST", path, body == null ? null : body.toString(), Map.of());
    }

    Answer put(String name, JsonObject body, Map<String, String> headers) {
        return send("PUT", "secrets/" + encoded(name), body.toString(), headers);
    }

    /** Saves a value alone. */
    Answer put(String name, String value) {
        return put(name, Json.createObjectBuilder().add("value", value).build(), Map.of());
    }

    Answer reveal(String name, String reason) {
        return post(
                "secrets/" + encoded(name) + "/reveal",
                Json.createObjectBuilder().add("reason", reason).build());
    }

    Answer send(String method, String path, String body, Map<String, String> headers) {
        return send(method, path, body, headers, Duration.ofSeconds(60));
    }

    Answer send(String method, String path, String body, Map<String, String> headers, Duration patience) {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> all = new HashMap<>(headers);
        if (body != null) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        return send(method, path, bytes, all, patience);
    }

    /** Sends bytes as they are. */
    Answer sendBytes(String method, String path, byte[] body) {
        return send(method, path, body, Map.of("Content-Type", "application/octet-stream"), Duration.ofSeconds(60));
    }

    private Answer send(String method, String path, byte[] body, Map<String, String> headers, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(patience)
                // the server closes a connection of HTTP/2 that says nothing for 30 seconds, an answer under way or not
                .version(HttpClient.Version.HTTP_1_1)
                .header("User-Agent", "strongroom-tests")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    private static Answer send(HttpRequest request) {
        try {
            return new Answer(HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A GET of any address of the server, without credentials. */
    static Answer get(URI address) {
        return send(
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)).build());
    }

    /** A GET of an address exactly as it is written, with this client's credentials. */
    Answer getRaw(String address) {
        return send("GET", address, null, Map.of());
    }

    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String code() {
            return json().getString("code");
        }

        JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(body()))) {
                return reader.readObject();
            }
        }
    }
}
