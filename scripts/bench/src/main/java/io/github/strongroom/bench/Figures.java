package io.github.strongroom.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** What was measured of one side, by the name of the work, in the order of measuring. */
final class Figures {

    private final Map<String, Figure> byWork = new LinkedHashMap<>();

    void put(String work, Figure figure) {
        byWork.put(work, figure);
    }

    Iterable<String> works() {
        return byWork.keySet();
    }

    Figure of(String work) {
        Figure figure = byWork.get(work);
        if (figure == null) {
            throw new NoSuchElementException("'" + work + "' was not measured");
        }
        return figure;
    }
}
