package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A request body: one JSON object with known members of known types. Whatever else comes is refused with the name of the
 * member, never with its content.
 */
final class JsonBody {

    static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int MAX_SKIPPED = 16 * 1024 * 1024;
    private static final int MAX_DEPTH = 32;

    private final JsonObject object;

    private JsonBody(JsonObject object) {
        this.object = object;
    }

    /**
     * Reads a body.
     *
     * @param known the members that may be there
     * @throws io.github.strongroom.fault.FaultException {@code STR-0209} for what is not such an object, {@code STR-0215} when
     *     it is too large
     */
    static JsonBody read(InputStream body, Set<String> known) {
        byte[] bytes = bounded(body);
        refuseDeep(bytes);
        try (JsonReader reader = NewJson.reader(new ByteArrayInputStream(bytes))) {
            return of(reader.readObject(), known);
        } catch (JsonParsingException e) {
            throw Fault.BODY_INVALID.with(
                    "it does not parse at line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber() + ".");
        } catch (JsonException | UnsupportedOperationException | IllegalStateException e) {
            // the last two from numbers and nesting beyond what the parser takes
            throw Fault.BODY_INVALID.with("it does not parse as one JSON object in UTF-8.");
        }
    }

    private static JsonBody of(JsonObject object, Set<String> known) {
        if (!known.containsAll(object.keySet())) {
            throw Fault.BODY_INVALID.with("there is a member that is not known here; known are " + sorted(known));
        }
        return new JsonBody(object);
    }

    private static String sorted(Set<String> known) {
        return String.join(", ", known.stream().sorted().toList()) + ".";
    }

    private static byte[] bounded(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                // a client that is still sending when the connection is closed never sees the answer
                body.skip(MAX_SKIPPED);
                throw Fault.BODY_TOO_LARGE.with(MAX_BYTES);
            }
            return bytes;
        } catch (IOException e) {
            throw Fault.BODY_INVALID.causedBy(e, "it ended before it was complete.");
        }
    }

    /** A parser recurses into what it is given; this looks at the brackets first, which costs no stack. */
    private static void refuseDeep(byte[] json) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (text && b == '\\') {
                i++;
            } else if (b == '"') {
                text = !text;
            } else if (!text && (b == '{' || b == '[') && ++depth > MAX_DEPTH) {
                throw Fault.BODY_INVALID.with("it is nested more than " + MAX_DEPTH + " levels deep.");
            } else if (!text && (b == '}' || b == ']')) {
                depth--;
            }
        }
    }

    boolean has(String member) {
        return object.containsKey(member);
    }

    /** A text; {@code null} where the member is absent or null. */
    String text(String member) {
        JsonValue value = object.get(member);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        return text(member, value);
    }

    /** A whole number from 1 up; {@code null} where the member is absent or null. */
    Integer number(String member) {
        JsonValue value = object.get(member);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        try {
            int number = object.getJsonNumber(member).intValueExact();
            if (number > 0) {
                return number;
            }
        } catch (ClassCastException | ArithmeticException e) {
            throw wrong(member, "it is a whole number from 1 up.");
        }
        throw wrong(member, "it is a whole number from 1 up.");
    }

    /** A list of texts; {@code null} where the member is absent or null. */
    List<String> texts(String member) {
        JsonValue value = object.get(member);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            throw wrong(member, "it is a list of texts.");
        }
        List<String> texts = new ArrayList<>();
        value.asJsonArray().forEach(item -> texts.add(text(member, item)));
        return texts;
    }

    /** An object within this one; {@code null} where the member is absent or null. */
    JsonBody object(String member, Set<String> known) {
        JsonValue value = object.get(member);
        return value == null || value == JsonValue.NULL ? null : of(asObject(member, value), known);
    }

    /** A list of objects; empty where the member is absent or null. */
    List<JsonBody> objects(String member, Set<String> known) {
        JsonValue value = object.get(member);
        if (value == null || value == JsonValue.NULL) {
            return List.of();
        }
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            throw wrong(member, "it is a list of objects.");
        }
        return value.asJsonArray().stream()
                .map(item -> of(asObject(member, item), known))
                .toList();
    }

    private static JsonObject asObject(String member, JsonValue value) {
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            throw wrong(member, "it is an object in braces.");
        }
        return value.asJsonObject();
    }

    /** A whole number from 1 up that may be removed: {@code null} where it is absent, empty where it is JSON's null. */
    Optional<Integer> removableNumber(String member) {
        return has(member) ? Optional.ofNullable(number(member)) : null;
    }

    /**
     * A member that may be removed: {@code null} where it is absent, empty where it is JSON's null.
     *
     * @param parse makes the value of the text
     * @param form the form that is expected, for the error
     */
    <T> Optional<T> removable(String member, Function<String, T> parse, String form) {
        return has(member) ? Optional.ofNullable(parsed(member, parse, form)) : null;
    }

    /** A member in a form of its own; {@code null} where it is absent or null. */
    <T> T parsed(String member, Function<String, T> parse, String form) {
        String text = text(member);
        try {
            return text == null ? null : parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw wrong(member, form);
        }
    }

    private static String text(String member, JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw wrong(member, "it is a text in double quotes.");
    }

    private static RuntimeException wrong(String member, String form) {
        return Fault.FIELD_INVALID.with(member, form);
    }
}
