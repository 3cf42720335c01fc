package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Categories, tags, owners, search, filters, flags, and changes to many at once. */
@ExtendWith(Product.class)
class OrganisationIT {

    private final Product product;
    private final Api admin;

    OrganisationIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    @ParameterizedTest
    @CsvSource({
        "organisedMailPassword",
        "ORGANISEDMAIL",
        "organised mail",
        "mail organ passw",
        "Zürich organised",
        "relay",
        "ops-mail",
        "tag-with-hyphen"
    })
    void searchFindsWordsInNameDescriptionTagsAndOwner(String text) {
        save(
                "organisedMail.password",
                value("x")
                        .add("description", "Relay of the Zürich office")
                        .add("owner", "ops-mail@example.org")
                        .add("tags", Json.createArrayBuilder().add("tag-with-hyphen")));

        assertThat(names("q=" + Api.encoded(text))).contains("organisedMail.password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzz-nothing", "'", "\\", "' or 1=1 --", "a & | ! b", ":*", "%", "(", "<->"})
    void searchThatFindsNothingIsEmptyAndNoError(String text) {
        Api.Answer answer = admin.get("secrets?q=" + Api.encoded(text));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void filtersCombine() {
        save("combine.a", value("x").add("category", "SMTP").add("owner", "ops").add("tags", tags("prod", "mail")));
        save("combine.b", value("y").add("category", "SMTP").add("owner", "dev").add("tags", tags("prod")));
        save(
                "combine.c",
                value("z").add("category", "Database").add("owner", "ops").add("tags", tags("prod")));

        assertThat(names("q=combine&tag=prod")).hasSize(3);
        assertThat(names("q=combine&category=SMTP&owner=ops")).containsExactly("combine.a");
        assertThat(names("q=combine&tag=mail&kind=secret&status=active")).containsExactly("combine.a");
        assertThat(names("q=combine&tag=mail&owner=dev")).isEmpty();
        assertThat(admin.get("secrets?flag=pretty").code()).isEqualTo("STR-0208");
        assertThat(admin.get("secrets?status=gone").code()).isEqualTo("STR-0208");
    }

    @Test
    void categoriesAreEditedAndARenamedOneTakesItsSecretsAlong() {
        assertThat(categories()).contains("SMTP", "ServiceNow", "Google OAuth", "Third-party API", "Database");
        assertThat(putCategory("Payments", "{\"description\":\"Banks and cards\"}")
                        .status())
                .isEqualTo(201);
        save("organised.category", value("x").add("category", "Payments"));

        assertThat(putCategory("Payments", "{\"name\":\"Banking\"}").status()).isEqualTo(204);

        assertThat(admin.get("secrets/organised.category").json().getString("category"))
                .isEqualTo("Banking");
        assertThat(categories()).contains("Banking").doesNotContain("Payments");
        assertThat(product.readByApplication("organised.category")).isEqualTo("x");
        assertThat(putCategory("Banking", "{\"name\":\"SMTP\"}").code()).isEqualTo("STR-0225");
        assertThat(deleteCategory("Banking").code()).isEqualTo("STR-0227");
        save("organised.category", Json.createObjectBuilder().add("category", ""));
        assertThat(deleteCategory("Banking").status()).isEqualTo(204);
        assertThat(deleteCategory("Banking").code()).isEqualTo("STR-0226");
    }

    @Test
    void sameValueUnderTwoNamesIsFlaggedAndTheOthersAreNamed() {
        save("samevalue.one", value("hunter2hunter2"));
        assertThat(flags("samevalue.one")).doesNotContain("reused");

        save("samevalue.two", value("hunter2hunter2"));

        assertThat(flags("samevalue.one")).contains("reused");
        assertThat(names("q=samevalue&flag=reused")).containsExactly("samevalue.one", "samevalue.two");
        assertThat(admin.get("secrets/samevalue.one/sharing")
                        .json()
                        .getJsonArray("names")
                        .toString())
                .isEqualTo("[\"samevalue.two\"]");
        save("samevalue.two", value("something else"));
        assertThat(flags("samevalue.one")).doesNotContain("reused");
    }

    @Test
    void settingsThatHappenToBeEqualAreNoReuseButASecretInASettingIs() {
        save("equal.a", value("true-or-so").add("kind", "setting"));
        save("equal.b", value("true-or-so").add("kind", "setting"));
        assertThat(flags("equal.a")).doesNotContain("reused");

        save("equal.secret", value("true-or-so"));

        assertThat(flags("equal.a")).contains("reused");
        assertThat(flags("equal.secret")).contains("reused");
    }

    @Test
    void valueOlderThanItsPeriodIsFlagged() throws SQLException {
        save("age.old", value("x").add("rotateEvery", "P90D"));
        save("age.young", value("y").add("rotateEvery", "P1Y"));
        for (String name : new String[] {"age.old", "age.young"}) {
            execute("update secret set value_changed_at = value_changed_at - interval '91 days' where name = ?", name);
        }

        assertThat(flags("age.old")).contains("rotation_due");
        assertThat(flags("age.young")).doesNotContain("rotation_due");
        assertThat(names("q=age&flag=rotation_due")).containsExactly("age.old");
        save("age.old", value("fresh"));
        assertThat(flags("age.old")).doesNotContain("rotation_due");
    }

    @Test
    void changeOfManyIsOneTransactionWithARowForEach() {
        for (String name : List.of("bulk.a", "bulk.b", "bulk.c")) {
            save(name, value("x-" + name).add("tags", tags("old", name)));
        }

        Api.Answer described = bulk("{\"action\":\"describe\",\"category\":\"Database\",\"owner\":\"dba\","
                + "\"addTags\":[\"new\"],\"removeTags\":[\"old\"],\"secrets\":" + list("bulk.a", "bulk.b", "bulk.c")
                + "}");

        assertThat(described.status()).as(described.body()).isEqualTo(200);
        assertThat(described.json().getInt("secrets")).isEqualTo(3);
        JsonObject one = admin.get("secrets/bulk.b").json();
        assertThat(one.getString("category") + one.getString("owner")).isEqualTo("Databasedba");
        assertThat(one.getJsonArray("tags").toString()).isEqualTo("[\"bulk.b\",\"new\"]");
        assertThat(bulk("{\"action\":\"deactivate\",\"secrets\":" + list("bulk.a", "bulk.b", "bulk.c") + "}")
                        .status())
                .isEqualTo(200);
        assertThat(names("q=bulk&status=inactive")).hasSize(3);
        assertThat(bulk("{\"action\":\"delete\",\"secrets\":" + list("bulk.a", "bulk.b") + "}")
                        .status())
                .isEqualTo(200);
        assertThat(names("q=bulk&status=deleted")).containsExactly("bulk.a", "bulk.b");
    }

    @Test
    void changeOfManyThatOneRefusesChangesNoneAndNamesIt() {
        String seen = save("allornone.a", value("x")).header("ETag");
        save("allornone.a", value("changed meanwhile"));
        save("allornone.b", value("y"));

        Api.Answer refused = bulk(
                "{\"action\":\"delete\",\"secrets\":[{\"name\":\"allornone.b\"},{\"name\":\"allornone.a\",\"etag\":"
                        + Json.createValue(seen) + "}]}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("STR-0228");
        assertThat(refused.json().getString("detail")).contains("allornone.a", "STR-0212");
        assertThat(names("q=allornone&status=active")).containsExactly("allornone.a", "allornone.b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"action\":\"explode\",\"secrets\":[{\"name\":\"x\"}]}",
                "{\"action\":\"delete\",\"secrets\":[]}",
                "{\"action\":\"delete\",\"secrets\":[{}]}",
                "{\"action\":\"delete\",\"secrets\":[\"x\"]}",
                "{\"action\":\"delete\",\"secrets\":{\"name\":\"x\"}}"
            })
    void changeOfManyThatIsNoneIsRefused(String body) {
        assertThat(bulk(body).status()).isEqualTo(400);
    }

    private List<String> names(String query) {
        return admin
                .get("secrets?size=100&" + query)
                .json()
                .getJsonArray("secrets")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(secret -> secret.getString("name"))
                .toList();
    }

    private String flags(String name) {
        return admin.get("secrets/" + name).json().getJsonArray("flags").toString();
    }

    private List<String> categories() {
        return admin.get("categories").json().getJsonArray("categories").getValuesAs(JsonObject.class).stream()
                .map(category -> category.getString("name"))
                .toList();
    }

    private Api.Answer putCategory(String name, String body) {
        return admin.send("PUT", "categories/" + Api.encoded(name), body, Map.of());
    }

    private Api.Answer deleteCategory(String name) {
        return admin.send("DELETE", "categories/" + Api.encoded(name), null, Map.of());
    }

    private Api.Answer bulk(String body) {
        return admin.send("POST", "bulk", body, Map.of());
    }

    private static String list(String... names) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (String name : names) {
            list.add(Json.createObjectBuilder().add("name", name));
        }
        return list.build().toString();
    }

    private static JsonArrayBuilder tags(String... tags) {
        return Json.createArrayBuilder(List.of(tags));
    }

    private static JsonObjectBuilder value(String value) {
        return Json.createObjectBuilder().add("value", value);
    }

    private Api.Answer save(String name, JsonObjectBuilder draft) {
        Api.Answer answer = admin.put(name, draft.build(), Map.of());
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        return answer;
    }

    private void execute(String sql, String parameter) throws SQLException {
        try (Connection superuser = product.superuser();
                PreparedStatement update = superuser.prepareStatement(sql)) {
            update.setString(1, parameter);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
