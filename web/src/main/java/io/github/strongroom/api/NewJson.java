package io.github.strongroom.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;

/** JSON to be built or read. The factories are kept: the methods of {@link Json} look for a provider on the class path at each call. */
final class NewJson {

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private NewJson() {}

    static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    static JsonArrayBuilder array(Collection<?> items) {
        return BUILDERS.createArrayBuilder(items);
    }

    static JsonReader reader(InputStream content) {
        return READERS.createReader(content);
    }
}
