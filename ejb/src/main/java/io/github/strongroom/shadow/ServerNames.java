package io.github.strongroom.shadow;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that the operating system, the Java platform or the server set for themselves: no application's configuration. */
final class ServerNames {

    private static final String ORDINAL = "config_ordinal";

    private static final Set<String> VARIABLES = Set.of(
            "_",
            "PATH",
            "HOME",
            "PWD",
            "OLDPWD",
            "SHLVL",
            "USER",
            "LOGNAME",
            "SHELL",
            "TERM",
            "LANG",
            "LANGUAGE",
            "TZ",
            "HOSTNAME",
            "TMPDIR",
            "DISPLAY",
            "LS_COLORS",
            "PAGER",
            "LESSOPEN",
            "LESSCLOSE",
            "MAIL",
            "EDITOR",
            "CLASSPATH",
            "JAVA_HOME",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "JAVA_OPTS",
            "JAVA_VERSION",
            "INVOCATION_ID",
            "JOURNAL_STREAM");

    private static final List<String> VARIABLE_PREFIXES =
            List.of("LC_", "XDG_", "SSH_", "DBUS_", "AS_ADMIN", "PAYARA_", "MAVEN_");

    private static final Set<String> PROPERTIES = Set.of(
            "path.separator",
            "line.separator",
            "native.encoding",
            "stdout.encoding",
            "stderr.encoding",
            "stdin.encoding",
            "awt.toolkit",
            "gosh.args",
            "antlr_use_direct_class_loading",
            "gopherproxyset",
            "catalina.home",
            "catalina.base");

    private static final List<String> PROPERTY_PREFIXES = List.of(
            "java.",
            "javax.",
            "jakarta.",
            "jdk.",
            "sun.",
            "com.sun.",
            "os.",
            "user.",
            "file.",
            "felix.",
            "osgi.",
            "org.osgi.",
            "org.apache.felix.",
            "org.jvnet.",
            "glassfish.",
            "org.glassfish.",
            "payara.",
            "fish.payara.",
            "hazelcast.",
            "org.jboss.",
            "ejb.");

    private ServerNames() {}

    /** Whether a variable of the environment is one of these. */
    static boolean isVariable(String name) {
        return VARIABLES.contains(name) || begins(name, VARIABLE_PREFIXES) || name.equals(ORDINAL);
    }

    /** Whether a system property is one of these. */
    static boolean isProperty(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PROPERTIES.contains(lower) || begins(lower, PROPERTY_PREFIXES) || lower.equals(ORDINAL);
    }

    /** Whether a name in any source is one: {@code config_ordinal} tells the rank of the source itself. */
    static boolean isOf(Origin origin, String name) {
        return switch (origin) {
            case ENVIRONMENT -> isVariable(name);
            case SYSTEM_PROPERTY -> isProperty(name);
            default -> name.equals(ORDINAL);
        };
    }

    private static boolean begins(String name, List<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }
}
