package io.github.strongroom.api;

import java.util.regex.Pattern;

/** Text for the cells of a table, none of which can be a formula, whoever wrote its text. */
final class FormulaSafe {

    private static final Pattern FORMULA =
            Pattern.compile("(^|[;\\t\\r\\n])([=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20])");

    private FormulaSafe() {}

    /**
     * The text with an apostrophe before whatever a spreadsheet would calculate: at its beginning, and behind what some
     * spreadsheets take for the end of a cell (a semicolon, a tab, a line break).
     */
    static String text(String cell) {
        return FORMULA.matcher(cell).replaceAll("$1'$2");
    }
}
