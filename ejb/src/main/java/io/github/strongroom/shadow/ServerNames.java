package io.github.strongroom.shadow;

import java.util.Set;

/** Names that the operating system, the Java platform or the server set for themselves: no application's configuration. */
final class ServerNames {

    private static final String ORDINAL = "config_ordinal";

    private static final Set<String> VARIABLES = names(
            "_ PATH HOME PWD OLDPWD SHLVL USER LOGNAME SHELL TERM LANG LANGUAGE TZ HOSTNAME TMPDIR DISPLAY LS_COLORS",
            "PAGER LESSOPEN LESSCLOSE MAIL EDITOR SSH_AUTH_SOCK SSH_AGENT_PID SSH_CLIENT SSH_CONNECTION SSH_TTY CLASSPATH",
            "JAVA_HOME JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS JAVA_OPTS JAVA_VERSION INVOCATION_ID JOURNAL_STREAM");

    private static final Set<String> VARIABLE_PREFIXES = names("LC_ XDG_ DBUS_ AS_ADMIN AS_JAVA PAYARA_ MAVEN_");

    private static final Set<String> PROPERTIES = names(
            "path.separator line.separator native.encoding stdout.encoding stderr.encoding stdin.encoding awt.toolkit",
            "os.name os.arch os.version file.encoding file.separator user.name user.home user.dir user.language",
            "user.country user.script user.variant user.timezone gosh.args ANTLR_USE_DIRECT_CLASS_LOADING gopherProxySet",
            "GlassFish_Platform JMS_PROVIDER_PORT jdbc.drivers");

    private static final Set<String> PROPERTY_PREFIXES = names(
            "java. javax. jakarta. jdk. sun. com.sun. felix. osgi. org.osgi. org.apache.felix. org.jvnet. org.jboss.",
            "org.omg. glassfish. org.glassfish. payara. fish.payara. hazelcast. catalina. com.ctc.wstx. eclipselink.",
            "polyglot. simple.jacc. AS_");

    private ServerNames() {}

    private static Set<String> names(String... lines) {
        return Set.of(String.join(" ", lines).split(" "));
    }

    /** Whether a variable of the environment is one of these. */
    static boolean isVariable(String name) {
        return VARIABLES.contains(name) || begins(name, VARIABLE_PREFIXES) || name.equals(ORDINAL);
    }

    /** Whether a system property is one of these. */
    static boolean isProperty(String name) {
        return PROPERTIES.contains(name) || begins(name, PROPERTY_PREFIXES) || name.equals(ORDINAL);
    }

    /** Whether a name in any source is one: {@code config_ordinal} tells the rank of the source itself. */
    static boolean isOf(SourceKind kind, String name) {
        return switch (kind) {
            case ENVIRONMENT -> isVariable(name);
            case SYSTEM_PROPERTY -> isProperty(name);
            default -> name.equals(ORDINAL);
        };
    }

    private static boolean begins(String name, Set<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }
}
