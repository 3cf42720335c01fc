package io.github.strongroom.transfer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a parser made of a text, in a form to compare. */
record Found(Map<String, String> values, List<Integer> wrongLines) {

    static Found in(ImportFormat format, String text) {
        return of(format.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Found of(Parsed parsed) {
        Map<String, String> values = new LinkedHashMap<>();
        parsed.entries()
                .forEach(entry -> values.put(
                        entry.key(),
                        entry.value() == null
                                ? "refused: " + entry.problem().fault().code()
                                : entry.value().reveal()));
        return new Found(
                values, parsed.wrongLines().stream().map(WrongLine::line).toList());
    }
}
