package io.github.strongroom.verifier;

import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.TrailEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A line of an export: its members by their names, those of a row of the trail apart from the others. */
final class Line {

    /** What a row has beside its fields: they come first. */
    private static final List<String> MEMBERS_OF_ROW = List.of("type", "position", "previousHash", "hash");

    private static final int TYPE = 0;
    private static final int POSITION = 1;
    private static final int PREVIOUS_HASH = 2;
    private static final int HASH = 3;
    private static final Map<String, Integer> KNOWN = known();

    private final long number;
    private final String[] values = new String[KNOWN.size()];
    private Map<String, String> others = Map.of();
    private Line checkpoint;
    private String repeated;

    Line(long number) {
        this.number = number;
    }

    private static Map<String, Integer> known() {
        Map<String, Integer> known = new HashMap<>();
        MEMBERS_OF_ROW.forEach(member -> known.put(member, known.size()));
        TrailEvent.FIELDS.forEach(field -> known.put(field, known.size()));
        return known;
    }

    void put(String member, String value) {
        Integer index = KNOWN.get(member);
        if (index == null) {
            others = others.isEmpty() ? new HashMap<>() : others;
            repeated = others.put(member, value) == null ? repeated : member;
        } else {
            repeated = values[index] == null ? repeated : member;
            values[index] = value;
        }
    }

    void putCheckpoint(Line members) {
        checkpoint = members;
    }

    /** Its number in the file, from 1. */
    long number() {
        return number;
    }

    /** A member that is there more than once, which readers may take for either; {@code null} for none. */
    String repeated() {
        return repeated;
    }

    /** A member that no row has; {@code null} for none. */
    String strange() {
        return others.isEmpty() ? null : others.keySet().iterator().next();
    }

    String find(String member) {
        Integer index = KNOWN.get(member);
        return index == null ? others.get(member) : values[index];
    }

    String text(String member) throws Unreadable {
        String text = find(member);
        if (text == null) {
            throw new Unreadable(
                    "Line " + number + " has no member '" + member + "': it is not as Strongroom writes it.");
        }
        return text;
    }

    String type() throws Unreadable {
        return required(TYPE);
    }

    long position() throws Unreadable {
        return number("position", required(POSITION));
    }

    String previousHash() throws Unreadable {
        return required(PREVIOUS_HASH);
    }

    String hash() throws Unreadable {
        return required(HASH);
    }

    private String required(int index) throws Unreadable {
        return values[index] == null ? text(MEMBERS_OF_ROW.get(index)) : values[index];
    }

    long number(String member) throws Unreadable {
        return number(member, text(member));
    }

    private long number(String member, String text) throws Unreadable {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Unreadable("Line " + number + ": member '" + member + "' is no number.", e);
        }
    }

    TrailEvent event() {
        return new TrailEvent(Arrays.asList(values).subList(MEMBERS_OF_ROW.size(), values.length));
    }

    /** The checkpoint that this line is. */
    Checkpoint checkpoint(UUID installation) throws Unreadable {
        try {
            return new Checkpoint(
                    installation,
                    number("position"),
                    text("head"),
                    Instant.parse(text("at")),
                    Base64.getDecoder().decode(text("signature")));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Unreadable("Line " + number + " holds no checkpoint: its time or its signature is malformed.", e);
        }
    }

    /** The checkpoint inside this line, {@code null} for none. */
    Checkpoint innerCheckpoint(UUID installation) throws Unreadable {
        return checkpoint == null ? null : checkpoint.checkpoint(installation);
    }
}
