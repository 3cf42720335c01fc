package io.github.strongroom.shadow;

import io.github.strongroom.configsource.Application;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** What kind of place a source of configuration reads from. */
public enum SourceKind {
    ENVIRONMENT("environment"),
    SYSTEM_PROPERTY("system property"),
    PASSWORD_ALIAS("password alias"),
    PACKAGED("packaged file"),
    STRONGROOM("Strongroom"),
    OTHER("other source");

    private static final String OF_THE_SERVER = "fish.payara.";
    private static final Set<String> OF_ONE_APPLICATION =
            Set.of("Properties", "Application", "Module", "Payara Expression Properties");

    private final String words;

    SourceKind(String words) {
        this.words = words;
    }

    /** The kind of a source, known by the name that the server gives to its own. */
    static SourceKind of(ConfigSource source) {
        if (Application.isStrongroom(source)) {
            return STRONGROOM;
        }
        if (!isOfTheServer(source)) {
            return OTHER;
        }
        return switch (String.valueOf(source.getName())) {
            case "Environment" -> ENVIRONMENT;
            case "SystemProperty" -> SYSTEM_PROPERTY;
            case "Password Alias" -> PASSWORD_ALIAS;
            case "Properties" -> PACKAGED;
            default -> OTHER;
        };
    }

    /** Whether every application on the server gets the same answers from a source of this kind. */
    static boolean isServerWide(ConfigSource source) {
        return isOfTheServer(source) && !OF_ONE_APPLICATION.contains(source.getName());
    }

    private static boolean isOfTheServer(ConfigSource source) {
        return source.getClass().getName().startsWith(OF_THE_SERVER);
    }

    /** What a person calls the source: its kind, or its own name where it is none of the usual. */
    String called(ConfigSource source) {
        if (this != OTHER) {
            return words;
        }
        String name = source.getName();
        return name == null || name.isBlank() ? source.getClass().getSimpleName() : name.strip();
    }
}
