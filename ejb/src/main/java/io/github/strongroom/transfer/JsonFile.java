package io.github.strongroom.transfer;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;

/**
 * Reads one JSON object of texts, numbers and booleans; what is in an object within it gets a dotted name. Events are read
 * one by one, so depth costs no stack.
 */
final class JsonFile {

    private static final int MAX_DEPTH = 32;
    private final JsonParser parser;
    private final Parsed parsed = new Parsed();

    private JsonFile(JsonParser parser) {
        this.parser = parser;
    }

    static Parsed parse(String text) {
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            JsonFile file = new JsonFile(parser);
            file.readAll();
            return file.parsed;
        }
    }

    private void readAll() {
        try {
            if (parser.next() == Event.START_OBJECT) {
                members("", 1);
                refuseMore();
            } else {
                parsed.wrong(1, "the file is one JSON object, {…}");
            }
        } catch (FaultException e) {
            throw e;
        } catch (RuntimeException e) {
            // a JsonException where it is malformed; the parser has others where it ends too early, is too deep or a
            // number
            // too long
            parsed.wrong(line(), "the JSON does not parse from here on");
        }
    }

    private void refuseMore() {
        if (parser.hasNext()) {
            parsed.wrong(line(), "there is more behind the end of the object");
        }
    }

    private int line() {
        return (int) Math.max(1, parser.getLocation().getLineNumber());
    }

    private void members(String prefix, int depth) {
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = prefix + parser.getString();
            value(name, parser.next(), depth);
        }
    }

    private void value(String name, Event event, int depth) {
        int line = line();
        switch (event) {
            case VALUE_STRING, VALUE_NUMBER -> parsed.add(name, line, parser.getString());
            case VALUE_TRUE -> parsed.add(name, line, "true");
            case VALUE_FALSE -> parsed.add(name, line, "false");
            case VALUE_NULL -> refuse(name, line, "null is no value");
            case START_OBJECT -> object(name, line, depth);
            default -> {
                skip();
                refuse(name, line, "a list is no value; write it as one text");
            }
        }
    }

    private void object(String name, int line, int depth) {
        if (name.length() > Parsed.MAX_KEY) {
            skip();
            refuse(name, line, "the key is too long");
        } else if (depth == MAX_DEPTH) {
            skip();
            refuse(name, line, "it is nested more than " + MAX_DEPTH + " levels deep");
        } else {
            members(name + ".", depth + 1);
        }
    }

    private void refuse(String name, int line, String why) {
        parsed.refuse(name, line, Fault.KEY_UNSUPPORTED.with(why));
    }

    /** Passes over what has just begun, up to its end. */
    private void skip() {
        for (int open = 1; open > 0; ) {
            switch (parser.next()) {
                case START_OBJECT, START_ARRAY -> open++;
                case END_OBJECT, END_ARRAY -> open--;
                default -> {}
            }
        }
    }
}
