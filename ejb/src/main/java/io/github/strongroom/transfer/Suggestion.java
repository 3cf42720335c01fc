package io.github.strongroom.transfer;

import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a key probably is, from its name and the form of its value. In doubt it is a secret: to show one in clear does harm,
 * to mask a setting does not.
 *
 * @param type {@code null} where the kind's own is right
 * @param category {@code null} where none suggests itself
 */
record Suggestion(Kind kind, ValueType type, String category) {

    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Set<String> SECRET_WORDS = Set.of(
            "password",
            "passwd",
            "pwd",
            "pass",
            "passphrase",
            "secret",
            "secrets",
            "token",
            "key",
            "keys",
            "credential",
            "credentials",
            "dsn",
            "private",
            "salt",
            "pin",
            "auth",
            "authorization",
            "bearer",
            "cookie",
            "jwt",
            "license",
            "licence",
            "signing");
    private static final List<String> SECRET_PARTS =
            List.of("password", "passwd", "secret", "token", "credential", "apikey", "privatekey");
    /** What well-known services give out as credentials, whatever somebody calls it, and long random texts. */
    private static final Pattern SECRET_FORM =
            Pattern.compile("(?:gh[opsur]_|github_pat_|glpat-|xox[abeprs]-|sk-|sk_live_|sk_test_"
                    + "|rk_live_|AKIA|ASIA|AIza|ya29\\.|SG\\.|npm_|hvs\\.|shpat_|dop_v1_)[A-Za-z0-9_.\\-]{8,}"
                    + "|ey[A-Za-z0-9_\\-]{8,}\\.[A-Za-z0-9_\\-]{2,}\\.[A-Za-z0-9_\\-]*"
                    + "|(?i:bearer|basic)\\s+\\S{6,}"
                    + "|https://hooks\\.slack\\.com/services/.+"
                    + "|[0-9a-fA-F]{32,}"
                    + "|(?!/)(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+/_\\-]{32,}={0,2}");

    private static final Set<String> NO_SECRET_WORDS = Set.of("public", "pub");
    private static final List<ValueType> BY_FORM = List.of(
            ValueType.BOOLEAN, ValueType.INTEGER, ValueType.DECIMAL, ValueType.DURATION, ValueType.URL, ValueType.JSON);
    private static final Map<String, Set<String>> CATEGORIES = categories();

    private static Map<String, Set<String>> categories() {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        words.put("ServiceNow", Set.of("servicenow", "snow"));
        words.put("Google OAuth", Set.of("google", "gcp"));
        words.put("SMTP", Set.of("smtp", "mail", "email", "mailer", "sendmail", "imap"));
        words.put(
                "Database",
                Set.of(
                        "db",
                        "database",
                        "jdbc",
                        "postgres",
                        "postgresql",
                        "pg",
                        "mysql",
                        "mariadb",
                        "oracle",
                        "mongo",
                        "mongodb",
                        "redis",
                        "sql",
                        "dsn",
                        "datasource"));
        words.put(
                "Feature toggle",
                Set.of("feature", "features", "toggle", "flag", "flags", "enabled", "enable", "disabled"));
        words.put("Third-party API", Set.of("api", "apikey", "oauth", "webhook", "client"));
        words.put(
                "Business setting",
                Set.of(
                        "business",
                        "price",
                        "tax",
                        "vat",
                        "currency",
                        "invoice",
                        "order",
                        "customer",
                        "signature",
                        "company"));
        return words;
    }

    static Suggestion of(String name, SecretValue value) {
        Set<String> words = new TreeSet<>();
        for (String word : WORDS.split(name)) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
        String text = value == null ? "" : value.reveal();
        Kind kind = isSecret(name, words, text) ? Kind.SECRET : Kind.SETTING;
        return new Suggestion(kind, typeOf(kind, value), categoryOf(words));
    }

    private static boolean isSecret(String name, Set<String> words, String text) {
        if (hasLogin(text)
                || text.contains("PRIVATE KEY-----")
                || SECRET_FORM.matcher(text).matches()) {
            return true;
        }
        String run = WORDS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
        boolean named = words.stream().anyMatch(SECRET_WORDS::contains)
                || SECRET_PARTS.stream().anyMatch(run::contains);
        return named && words.stream().noneMatch(NO_SECRET_WORDS::contains);
    }

    /** Whether it is a URL with a login before its host. */
    private static boolean hasLogin(String text) {
        int authority = text.indexOf("://");
        int at = text.indexOf('@', Math.max(0, authority));
        if (authority < 0 || at < 0) {
            return false;
        }
        String before = text.substring(authority + 3, at);
        return before.indexOf('/') < 0 || before.indexOf(':') >= 0;
    }

    /** The type that a value has the form of: of a secret, keys and certificates alone are told from other text. */
    static ValueType typeOf(Kind kind, SecretValue value) {
        String text = value == null ? "" : value.reveal();
        if (ValueType.PEM.accepts(text)) {
            return ValueType.PEM;
        }
        return kind == Kind.SECRET ? null : typeOf(text);
    }

    private static ValueType typeOf(String text) {
        return BY_FORM.stream()
                .filter(type -> type.accepts(text))
                .filter(type -> type != ValueType.URL || text.contains("://"))
                .filter(type -> type != ValueType.JSON || text.startsWith("{") || text.startsWith("["))
                .findFirst()
                .orElse(ValueType.TEXT.accepts(text) ? ValueType.TEXT : ValueType.MULTILINE);
    }

    private static String categoryOf(Set<String> words) {
        return CATEGORIES.entrySet().stream()
                .filter(category -> category.getValue().stream().anyMatch(words::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
