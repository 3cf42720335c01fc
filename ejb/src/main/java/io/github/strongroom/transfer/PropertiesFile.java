package io.github.strongroom.transfer;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Reads a {@code .properties} file with {@link Properties} itself, so that every rule of the format is Java's own. Repeated
 * keys are seen, and a broken {@code \\u} escape costs its own line alone.
 */
final class PropertiesFile {

    private static final String ADVICE = "after \\u come four hexadecimal digits; write \\\\u for a backslash and a u";

    private PropertiesFile() {}

    static Parsed parse(String text) {
        Parsed parsed = new Parsed();
        Lines lines = new Lines(text);
        while (!lines.atEnd()) {
            try {
                new Collector(parsed, lines).load(lines);
            } catch (IllegalArgumentException e) {
                parsed.wrong(lines.number(), ADVICE);
                lines.goBackOne();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return parsed;
    }

    /** Hands on each key as it is read, instead of keeping the last of each. */
    private static final class Collector extends Properties {

        private static final long serialVersionUID = 1L;

        private final transient Parsed parsed;
        private final transient Lines lines;

        Collector(Parsed parsed, Lines lines) {
            this.parsed = parsed;
            this.lines = lines;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            parsed.add((String) key, lines.number(), (String) value);
            return null;
        }
    }

    /**
     * The text, given out a character at a time. {@link Properties} reads one character beyond a line before it hands the
     * line on, so the line's number is that of the last character but one.
     */
    private static final class Lines extends Reader {

        private final String text;
        private int next;
        private boolean beyond;
        private int counted;
        private int ended;

        Lines(String text) {
            this.text = text.endsWith("\n") || text.endsWith("\r") ? text : text + "\n";
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            beyond = next == text.length();
            if (beyond) {
                return -1;
            }
            buffer[offset] = text.charAt(next++);
            return 1;
        }

        /** The line that was handed on last, from 1. */
        int number() {
            int end = beyond ? next : next - 1;
            while (counted < end) {
                ended += endsLine(counted++) ? 1 : 0;
            }
            return Math.max(1, ended);
        }

        private boolean endsLine(int index) {
            char c = text.charAt(index);
            return c == '\r' || (c == '\n' && (index == 0 || text.charAt(index - 1) != '\r'));
        }

        boolean atEnd() {
            return beyond;
        }

        /** Gives the character beyond the line out once more. */
        void goBackOne() {
            if (!beyond) {
                next--;
            }
        }

        @Override
        public void close() {
            // there is nothing to let go of
        }
    }
}
