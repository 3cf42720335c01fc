package io.github.strongroom.console;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.secret.Expected;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;

/** The rows that were ticked in the list, as the browser sends them: names, each with the row version that was seen. */
final class Selection {

    private Selection() {}

    /**
     * What is expected of each secret.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for anything but an object of whole numbers
     */
    static Map<String, Expected> parse(String json) {
        Map<String, Expected> secrets = new TreeMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(json == null ? "" : json))) {
            JsonObject object = reader.readObject();
            for (String name : object.keySet()) {
                JsonNumber rowVersion = object.getJsonNumber(name);
                secrets.put(name, new Expected.RowVersion(rowVersion.longValueExact()));
            }
            return secrets;
        } catch (JsonException | ClassCastException | ArithmeticException e) {
            throw Fault.FIELD_INVALID.causedBy(e, "secrets", "tick some in the list.");
        }
    }
}
