package io.github.strongroom.verifier;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the command is given.
 *
 * @param expectHead a hash that must be in the trail, {@code null} for none
 */
record Arguments(Path file, Path key, String expectHead) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    static Arguments of(List<String> words) throws Unreadable {
        String file = null;
        String key = null;
        String head = null;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "--key" -> key = value(words, ++i, word);
                case "--expect-head" -> head = hash(value(words, ++i, word));
                default -> {
                    if (word.startsWith("-") || file != null) {
                        throw new Unreadable(
                                word.startsWith("-") ? "There is no option " + word + "." : "Give one file only.");
                    }
                    file = word;
                }
            }
        }
        if (file == null || key == null) {
            throw new Unreadable((file == null ? "Give the exported file." : "Give --key PUBLIC.pem.")
                    + " The public key should come from elsewhere than the file.");
        }
        return new Arguments(path(file), path(key), head);
    }

    private static String value(List<String> words, int index, String option) throws Unreadable {
        if (index == words.size()) {
            throw new Unreadable("The option " + option + " takes a value.");
        }
        return words.get(index);
    }

    private static String hash(String text) throws Unreadable {
        String hash = text.toLowerCase(Locale.ROOT);
        if (!HASH.matcher(hash).matches()) {
            throw new Unreadable("--expect-head takes a hash of 64 hexadecimal digits.");
        }
        return hash;
    }

    private static Path path(String text) throws Unreadable {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new Unreadable("This is no path of a file: " + text, e);
        }
    }
}
