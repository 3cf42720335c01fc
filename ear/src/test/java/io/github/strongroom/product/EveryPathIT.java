package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.json.Json;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every route of the API leaves a row: when it answers and when it refuses. A route that is not in this table fails the test. */
@ExtendWith(Product.class)
class EveryPathIT {

    private static final Set<String> NOT_ON_RECORD = Set.of("GET keys/rewrap");

    /** For each route a request, with its body, that is granted; {@code null} where there is no body. */
    private static final Map<String, Request> REQUESTS = Map.ofEntries(
            Map.entry("GET secrets", new Request("secrets?q=every", null)),
            Map.entry("GET secrets/{name}", new Request("secrets/every.path", null)),
            Map.entry("PUT secrets/{name}", new Request("secrets/every.put", "{\"value\": \"x\"}")),
            Map.entry("DELETE secrets/{name}", new Request("secrets/every.path", null)),
            Map.entry("POST secrets/{name}/restore", new Request("secrets/every.deleted/restore", null)),
            Map.entry(
                    "POST secrets/{name}/purge",
                    new Request(
                            "secrets/every.deleted/purge", "{\"confirm\": \"every.deleted\", \"reason\": \"test\"}")),
            Map.entry("GET secrets/{name}/versions", new Request("secrets/every.path/versions", null)),
            Map.entry("GET secrets/{name}/usage", new Request("secrets/every.path/usage", null)),
            Map.entry("GET secrets/{name}/sharing", new Request("secrets/every.path/sharing", null)),
            Map.entry("POST secrets/{name}/rollback", new Request("secrets/every.path/rollback", "{\"version\": 1}")),
            Map.entry("POST secrets/{name}/reveal", new Request("secrets/every.path/reveal", "{\"reason\": \"test\"}")),
            Map.entry("POST secrets/{name}/activate", new Request("secrets/every.path/activate", null)),
            Map.entry("POST secrets/{name}/deactivate", new Request("secrets/every.path/deactivate", null)),
            Map.entry(
                    "POST bulk",
                    new Request("bulk", "{\"action\": \"activate\", \"secrets\": [{\"name\": \"every.path\"}]}")),
            Map.entry("GET categories", new Request("categories", null)),
            Map.entry("PUT categories/{name}", new Request("categories/Every%20path", "{\"description\": \"x\"}")),
            Map.entry("DELETE categories/{name}", new Request("categories/Every%20path", null)),
            Map.entry("GET export", new Request("export?format=json", null)),
            Map.entry("POST import", new Request("import?format=json&dryRun=true", "{\"every.imported\": \"x\"}")),
            Map.entry("GET keys", new Request("keys", null)),
            Map.entry("POST keys/rewrap", new Request("keys/rewrap?dryRun=true", null)),
            Map.entry("GET audit", new Request("audit?actor=nobody", null)),
            Map.entry("GET audit/export", new Request("audit/export?actor=nobody", null)),
            Map.entry("GET audit/verify", new Request("audit/verify", null)),
            Map.entry("GET audit/public-key", new Request("audit/public-key", null)),
            Map.entry("GET shadow", new Request("shadow", null)));

    /** Routes that this server refuses, whatever is asked: there is nothing to pause, to resume or to retire. */
    private static final Map<String, Request> REFUSED = Map.of(
            "POST keys/rewrap/pause", new Request("keys/rewrap/pause", null),
            "POST keys/rewrap/resume", new Request("keys/rewrap/resume", null),
            "DELETE keys/{id}", new Request("keys/kek-0000000000000000", null));

    private final Product product;
    private final Api admin;

    EveryPathIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    private record Request(String path, String body) {}

    @BeforeEach
    void provideWhatIsAskedFor() {
        admin.post("secrets/every.path/restore", null);
        // each route adds two versions, and the first one must keep its value whatever the order
        admin.put(
                "every.path",
                Json.createObjectBuilder()
                        .add("value", "one")
                        .add("maxVersions", 100)
                        .build(),
                Map.of());
        admin.put("every.path", "two");
        admin.put("every.deleted", "x");
        admin.send("DELETE", "secrets/every.deleted", null, Map.of());
        admin.send("PUT", "categories/Every%20path", "{}", Map.of());
    }

    @Test
    void everyRouteIsKnownToThisTest() {
        Set<String> known = new TreeSet<>(REQUESTS.keySet());
        known.addAll(REFUSED.keySet());
        known.addAll(NOT_ON_RECORD);
        known.add("POST tokens");

        assertThat(routes()).isEqualTo(known);
    }

    @Test
    void everyRouteThatAnswersLeavesARow() throws SQLException {
        for (Map.Entry<String, Request> route : REQUESTS.entrySet()) {
            provideWhatIsAskedFor();
            long before = lastSequence();
            Api.Answer answer = ask(admin, route);

            assertThat(answer.status()).as(route.getKey() + " " + answer.body()).isBetween(200, 299);
            assertThat(rowsSince(before, "SUCCESS")).as(route.getKey()).isPositive();
        }
    }

    @Test
    void everyRouteThatRefusesLeavesARow() throws SQLException {
        for (Map.Entry<String, Request> route : REFUSED.entrySet()) {
            long before = lastSequence();

            assertThat(ask(admin, route).status()).isBetween(400, 499);
            assertThat(rowsSince(before, "REFUSED")).as(route.getKey()).isPositive();
        }
    }

    @Test
    void everyRouteThatIsAskedWithoutCredentialsLeavesARow() throws SQLException {
        Api stranger = Api.anonymous(product.url("/"));
        for (Map.Entry<String, Request> route : REQUESTS.entrySet()) {
            long before = lastSequence();

            assertThat(ask(stranger, route).status()).isEqualTo(401);
            assertThat(rowsSince(before, "REFUSED")).as(route.getKey()).isEqualTo(1);
        }
    }

    private static Api.Answer ask(Api client, Map.Entry<String, Request> route) {
        Request request = route.getValue();
        return client.send(route.getKey().split(" ")[0], request.path(), request.body(), Map.of());
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().importPaths(java.nio.file.Path.of("../web/target/classes"))) {
            if (type.isAnnotatedWith(Path.class)) {
                type.getMethods()
                        .forEach(method -> methodsOf(method)
                                .forEach(http -> routes.add(http + " "
                                        + type.getAnnotationOfType(Path.class).value()
                                        + (method.isAnnotatedWith(Path.class)
                                                ? "/"
                                                        + method.getAnnotationOfType(Path.class)
                                                                .value()
                                                : ""))));
            }
        }
        return routes;
    }

    private static List<String> methodsOf(JavaMethod method) {
        List<Class<? extends Annotation>> methods = List.of(GET.class, PUT.class, POST.class, DELETE.class);
        return methods.stream()
                .filter(method::isAnnotatedWith)
                .map(Class::getSimpleName)
                .toList();
    }

    private long lastSequence() throws SQLException {
        return number("select coalesce(max(sequence), 0) from audit_event");
    }

    private long rowsSince(long sequence, String outcome) throws SQLException {
        return number("select count(*) from audit_event where sequence > " + sequence + " and outcome = '" + outcome
                + "' and actor_kind not in ('SYSTEM', 'APPLICATION')");
    }

    private long number(String sql) throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
