package io.github.strongroom.transfer;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which name a key of an import gets. */
public enum Naming {
    /** Its own. */
    KEEP("Keep names as they are") {
        @Override
        String nameOf(String key) {
            return key;
        }
    },
    /** {@code SMTP_PASSWORD} becomes {@code smtp.password}: what applications ask for, instead of its form in the environment. */
    DOTTED("Turn names to dotted lower case") {
        @Override
        String nameOf(String key) {
            String dotted = UNDERSCORES.matcher(key.toLowerCase(Locale.ROOT)).replaceAll(".");
            return DOTS_AT_ENDS.matcher(dotted).replaceAll("");
        }
    };

    private static final Pattern UNDERSCORES = Pattern.compile("_+");
    private static final Pattern DOTS_AT_ENDS = Pattern.compile("^\\.+|\\.+$");
    private final String label;

    Naming(String label) {
        this.label = label;
    }

    /** The name that people see. */
    public String label() {
        return label;
    }

    abstract String nameOf(String key);
}
