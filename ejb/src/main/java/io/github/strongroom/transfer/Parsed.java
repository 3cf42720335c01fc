package io.github.strongroom.transfer;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.SecretValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found in a file: its keys in their order, and the lines that are wrong. A wrong line stops none of the others, and
 * its text is nowhere kept: it may be a piece of a secret.
 */
final class Parsed {

    /** How many keys and wrong lines an import may have. */
    static final int MAX_KEYS = 10_000;

    /** The longest key; no longer one can be a name, and none is kept or worked on. */
    static final int MAX_KEY = 255;

    private final List<Entry> entries = new ArrayList<>();
    private final List<WrongLine> wrongLines = new ArrayList<>();

    /**
     * A key with its value.
     *
     * @param line where its value ends, from 1; 0 where there are no lines
     * @param place where the running server has it from; empty for a key of a file
     * @param value {@code null} where there is none to import, and {@code problem} says why
     * @param problem {@code null} where the value may be imported
     */
    record Entry(String key, int line, String place, SecretValue value, FaultException problem) {}

    void add(String key, int line, String text) {
        SecretValue value = SecretValue.of(text).orElse(null);
        add(new Entry(key, line, "", value, value == null ? Fault.VALUE_NOT_TEXT.with() : null));
    }

    /** A key that is there with something that cannot be imported. */
    void refuse(String key, int line, FaultException problem) {
        add(new Entry(key, line, "", null, problem));
    }

    void add(Entry entry) {
        boolean tooLong = entry.key().length() > MAX_KEY;
        entries.add(
                tooLong
                        ? new Entry(cut(entry.key()), entry.line(), entry.place(), null, Fault.NAME_INVALID.with())
                        : entry);
        requireBounded();
    }

    private static String cut(String key) {
        return key.substring(0, MAX_KEY) + "…";
    }

    void wrong(int line, String advice) {
        wrongLines.add(new WrongLine(line, Fault.LINE_MALFORMED.with(line, advice)));
        requireBounded();
    }

    private void requireBounded() {
        if (entries.size() + wrongLines.size() > MAX_KEYS) {
            throw Fault.IMPORT_TOO_MANY_KEYS.with(MAX_KEYS);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    List<WrongLine> wrongLines() {
        return wrongLines;
    }
}
