package io.github.strongroom.product;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all tests of moving in and out over REST need: the product, an administrator, and a look into the database. */
@ExtendWith(Product.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Transfers {

    final Product product;
    Api admin;

    Transfers(Product product) {
        this.product = product;
    }

    @BeforeAll
    void signIn() {
        admin = product.admin();
    }

    Api.Answer post(String query, String file) {
        return admin.send("POST", "import?" + query, file, Map.of("Content-Type", "text/plain"));
    }

    static JsonObject key(Api.Answer answer, String key) {
        return answer.json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .filter(row -> row.getString("key").equals(key))
                .findFirst()
                .orElseThrow();
    }

    static String outcome(Api.Answer answer, String key) {
        return key(answer, key).getString("outcome");
    }

    /** The first column of what the query finds. */
    List<String> rows(String sql) throws SQLException {
        try (Connection connection = product.superuser();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    /** Changes rows behind Strongroom's back. */
    void execute(String sql) throws SQLException {
        try (Connection connection = product.superuser();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The last row of the audit that there is now. */
    long lastOfAudit() throws SQLException {
        return Long.parseLong(rows("select max(sequence) from audit_event").get(0));
    }

    static String keys(String pattern, int count) {
        return IntStream.range(0, count).mapToObj(i -> pattern.formatted(i, i)).collect(Collectors.joining("\n"));
    }
}
