package io.github.strongroom.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log that another process is writing; a log that is not there is an empty one. */
record LogFile(Path path) {

    private static final int TAIL_BYTES = 64 * 1024;

    /** The last lines, oldest first. */
    String tail(int lines) {
        List<String> all = read(Math.max(0, size() - TAIL_BYTES)).lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /** The first match behind a position. */
    Optional<String> find(Pattern pattern, long from) {
        Matcher matcher = pattern.matcher(read(from));
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    long size() {
        try {
            return Files.size(path);
        } catch (IOException noFile) {
            return 0;
        }
    }

    private String read(long from) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.min(from, file.length()));
            byte[] rest = new byte[Math.toIntExact(file.length() - file.getFilePointer())];
            file.readFully(rest);
            return new String(rest, UTF_8);
        } catch (IOException noFile) {
            return "";
        }
    }
}
