package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;

/** Nothing in clear at rest; rows that were moved or changed are refused. */
@ExtendWith(Product.class)
class StorageIT {

    private final Product product;
    private final Api admin;

    StorageIT(Product product) {
        this.product = product;
        this.admin = product.admin();
    }

    @Test
    void noCanaryIsFoundInDatabaseFilesDumpOrLogs() throws Exception {
        String canary = "Canary-" + UUID.randomUUID() + "-sings";
        admin.put("storage.canary", canary);
        admin.put("storage.canary", canary + " again");
        admin.reveal("storage.canary", "is it there");
        admin.send("PUT", "secrets/storage.canary", "{\"value\":\"" + canary + "\",\"kind\":\"x\"}", Map.of());
        admin.send("PUT", "secrets/secrets.x", "{\"value\":\"" + canary + "\"}", Map.of());
        admin.send("PUT", "secrets/storage.canary", "{\"value\":\"" + canary + "\",", Map.of());
        assertThat(product.readByApplication("storage.canary")).contains(canary);

        Map<String, byte[]> places = new TreeMap<>(dump());
        places.putAll(files(product.database().log().getParent()));
        places.putAll(files(product.domain().directory().resolve("logs")));

        assertThat(places).hasSizeGreaterThan(20);
        assertThat(find("storage.canary", places)).as("the search itself works").isNotEmpty();
        for (String form : forms(canary)) {
            assertThat(find(form, places)).as("places that hold " + form).isEmpty();
        }
    }

    /** Raw, hexadecimal in both cases, and base64 at each of the three alignments that a text can have in it. */
    private static List<String> forms(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                text,
                HexFormat.of().formatHex(utf8),
                HexFormat.of().withUpperCase().formatHex(utf8)));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[utf8.length + shift];
            System.arraycopy(utf8, 0, shifted, shift, utf8.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            forms.add(base64.substring(shift == 0 ? 0 : shift + 1, base64.length() - 2));
        }
        return forms;
    }

    private static List<String> find(String text, Map<String, byte[]> places) {
        String needle = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return places.entrySet().stream()
                .filter(place -> new String(place.getValue(), StandardCharsets.ISO_8859_1).contains(needle))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All rows of all tables, by COPY, which is what pg_dump writes. */
    private Map<String, byte[]> dump() throws SQLException, IOException {
        Map<String, byte[]> tables = new TreeMap<>();
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("checkpoint");
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (String name : names) {
                ByteArrayOutputStream copy = new ByteArrayOutputStream();
                superuser.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + name + " to stdout", copy);
                tables.put("table " + name, copy.toByteArray());
            }
        }
        return tables;
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.toString().contains("/PG-")) {
                    files.put(file.toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    @Test
    void rowCopiedOntoAnotherSecretIsRefused() throws SQLException {
        admin.put("storage.mine", "mine");
        admin.put("storage.theirs", "theirs");

        change(
                "update secret_version v set kek_id = o.kek_id, wrapped_dek = o.wrapped_dek, ciphertext = o.ciphertext,"
                        + " fingerprint = o.fingerprint from secret_version o"
                        + " where v.secret_id = (select id from secret where name = ?)"
                        + " and o.secret_id = (select id from secret where name = ?)",
                "storage.mine",
                "storage.theirs");

        assertDamaged("storage.mine");
        assertThat(product.readByApplication("storage.theirs")).isEqualTo("theirs");
    }

    @Test
    void valueRolledBackToAnOlderVersionOfItsOwnIsRefused() throws SQLException {
        admin.put("storage.rollback", "old");
        admin.put("storage.rollback", "new");

        change(
                "update secret_version v set wrapped_dek = o.wrapped_dek, ciphertext = o.ciphertext from secret_version o"
                        + " where v.secret_id = (select id from secret where name = ?) and v.version = 2"
                        + " and o.secret_id = (select id from secret where name = ?) and o.version = 1",
                "storage.rollback",
                "storage.rollback");

        assertDamaged("storage.rollback");
    }

    @Test
    void everySingleByteChangeIsRefused() throws SQLException {
        admin.put("storage.bytes", "x");
        for (String column : new String[] {"ciphertext", "wrapped_dek"}) {
            int length = length(column);
            assertThat(length).isGreaterThan(20);
            for (int i = 0; i < length; i++) {
                flip(column, i);
                Api.Answer answer = admin.reveal("storage.bytes", "changed byte " + i);
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.code()).isEqualTo("STR-0303");
                flip(column, i);
            }
        }

        assertThat(admin.reveal("storage.bytes", "as it was").json().getString("value"))
                .isEqualTo("x");
    }

    private int length(String column) throws SQLException {
        try (Connection superuser = product.superuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("select length(" + column + ") from secret_version where"
                        + " secret_id = (select id from secret where name = 'storage.bytes')")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void flip(String column, int index) throws SQLException {
        change(
                "update secret_version set " + column + " = set_byte(" + column + ", " + index + ", get_byte(" + column
                        + ", " + index + ") # 1) where secret_id = (select id from secret where name = ?)",
                "storage.bytes");
    }

    /** Changes rows behind Strongroom's back, and makes the servers look at the secret again. */
    private void change(String sql, String... parameters) throws SQLException {
        try (Connection superuser = product.superuser()) {
            try (PreparedStatement update = superuser.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    update.setString(i + 1, parameters[i]);
                }
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
            try (PreparedStatement touch =
                    superuser.prepareStatement("update secret set changed_by = changed_by where name = ?")) {
                touch.setString(1, parameters[0]);
                touch.executeUpdate();
            }
        }
    }

    private void assertDamaged(String name) {
        Api.Answer answer = admin.reveal(name, "is it still mine");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("STR-0303");
        assertThat(answer.json()).doesNotContainKey("value");
        Api.Answer read = Api.get(product.url("/probe/api/value?name=" + name));
        for (Instant end = Instant.now().plusSeconds(2);
                read.status() != 409 && Instant.now().isBefore(end); ) {
            read = Api.get(product.url("/probe/api/value?name=" + name));
        }
        assertThat(read.status()).as("what the application gets").isEqualTo(409);
        assertThat(read.code()).contains("STR-0303").contains(name);
    }
}
