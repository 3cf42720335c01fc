package io.github.strongroom.configsource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The names that belong to the bootstrap of Strongroom and of the server, and so never to the database.
 *
 * <p>A name is compared in a normal form, lower case with every character but letters and digits as a dot, because
 * MicroProfile Config looks a property up in the environment in that way too: {@code SECRETS_DB_URL},
 * {@code secrets.db.url} and {@code Secrets-Db-Url} are one name.
 */
public final class ReservedNames {

    private static final String BOOTSTRAP = "secrets.";
    private static final List<String> PREFIXES = List.of(
            BOOTSTRAP,
            "mp.config.",
            "payara.",
            "fish.payara.",
            "glassfish.",
            "org.glassfish.",
            "com.sun.aas.",
            "java.",
            "javax.",
            "jakarta.",
            "jdk.",
            "sun.");

    private ReservedNames() {}

    /**
     * Tells which reserved group of names this one falls into.
     *
     * @return the prefix in dotted lower case with {@code *}, for example {@code secrets.*}; empty for a free name
     */
    public static Optional<String> groupOf(String name) {
        String normal = normalForm(name);
        return PREFIXES.stream().filter(normal::startsWith).map(p -> p + "*").findFirst();
    }

    /** The same answer as {@link #groupOf}, without its cost: called for each name that a server looks up. */
    static boolean isReserved(String name) {
        for (String prefix : PREFIXES) {
            if (startsWithNormalised(name, prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name belongs to the bootstrap of Strongroom itself. Called for each name that is looked up and not held. */
    static boolean isBootstrap(String name) {
        return startsWithNormalised(name, BOOTSTRAP);
    }

    private static boolean startsWithNormalised(String name, String prefix) {
        if (name.length() < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (normalForm(name.charAt(i)) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static char normalForm(char c) {
        return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : '.';
    }

    private static String normalForm(String name) {
        StringBuilder normal = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT).chars().forEach(c -> normal.append(normalForm((char) c)));
        return normal.toString();
    }
}
