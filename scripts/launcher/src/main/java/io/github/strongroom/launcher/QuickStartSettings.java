package io.github.strongroom.launcher;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/**
 * What the user asked the quick start for, checked: each mistake is refused with one sentence before anything starts.
 *
 * @param secrets the {@code SECRETS_…} variables that go on to the server
 */
record QuickStartSettings(int httpPort, List<Path> wars, Map<String, String> secrets) {

    private static final String PORT = "SECRETS_HTTP_PORT";
    private static final String DEFAULT_PORT = "8080";
    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> OWN_NAMES = Set.of("strongroom", "sample", "admin");

    static QuickStartSettings of(Map<String, String> environment, List<String> arguments) {
        Map<String, String> secrets = new TreeMap<>(environment);
        secrets.keySet().removeIf(name -> !name.startsWith("SECRETS_") || name.equals(PORT));
        secrets.values().removeIf(String::isBlank);
        // The server runs in another directory.
        secrets.replaceAll(
                (name, value) -> name.endsWith("_FILE") ? absolute(value).toString() : value);
        QuickStartSettings settings = new QuickStartSettings(port(environment), wars(arguments), secrets);
        settings.checkDatabase();
        settings.checkMasterKey();
        return settings;
    }

    private static int port(Map<String, String> environment) {
        String text = environment.getOrDefault(PORT, DEFAULT_PORT).strip();
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > HIGHEST_PORT) {
            throw Refusal.usage(PORT + "=" + text + " is not a port: give a number from 1 to " + HIGHEST_PORT + ".");
        }
        return port;
    }

    void checkPortIsFree() {
        try {
            FreePorts.probe(httpPort);
        } catch (BindException taken) {
            throw Refusal.usage("Port " + httpPort + " cannot be used (" + taken.getMessage() + "): set " + PORT
                    + " to another, or stop what listens there.");
        } catch (IOException e) {
            throw Refusal.usage("Port " + httpPort + " cannot be used: " + e.getMessage() + ".");
        }
    }

    private static List<Path> wars(List<String> arguments) {
        List<Path> wars = new ArrayList<>();
        Set<String> names = new HashSet<>(OWN_NAMES);
        for (String argument : arguments) {
            Path war = absolute(argument);
            if (!argument.endsWith(".war") || !Files.isRegularFile(war)) {
                throw Refusal.usage("There is no WAR file " + war + ".");
            }
            if (!contextRoot(war).matches("[A-Za-z0-9._-]+")) {
                throw Refusal.usage(
                        "The name of " + war + " becomes its context root: rename it to letters, digits, dots,"
                                + " underscores and hyphens.");
            }
            if (!isZip(war)) {
                throw Refusal.usage(war + " is no WAR: it does not open as a zip file.");
            }
            if (!names.add(contextRoot(war))) {
                throw Refusal.usage(
                        "The context root /" + contextRoot(war) + " of " + war + " is taken: rename the file.");
            }
            wars.add(war);
        }
        return List.copyOf(wars);
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    private static boolean isZip(Path war) {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            return zip.size() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The context root of an application, and its name on the server: the file's name without {@code .war}. */
    static String contextRoot(Path war) {
        return war.getFileName().toString().replaceFirst("\\.war$", "");
    }

    private void checkDatabase() {
        if (usesEmbeddedDatabase() && secrets.keySet().stream().anyMatch(name -> name.startsWith("SECRETS_DB_"))) {
            throw Refusal.usage("A SECRETS_DB_ variable is set but SECRETS_DB_URL is not:"
                    + " set all of them for a database of your own, or none for the embedded one.");
        }
    }

    private void checkMasterKey() {
        String file = secrets.get("SECRETS_MASTER_KEY_FILE");
        if (secrets.containsKey("SECRETS_MASTER_KEY")) {
            MasterKey.check(secrets.get("SECRETS_MASTER_KEY"), "SECRETS_MASTER_KEY");
        } else if (file != null) {
            try {
                MasterKey.check(Files.readString(Path.of(file)), "The file of SECRETS_MASTER_KEY_FILE, " + file + ",");
            } catch (IOException e) {
                throw Refusal.usage("The file of SECRETS_MASTER_KEY_FILE cannot be read: " + file + ".");
            }
        }
    }

    /** Whether the embedded database is wanted. */
    boolean usesEmbeddedDatabase() {
        return !has("SECRETS_DB_URL");
    }

    /** Whether a variable is given, as itself or as a file. */
    boolean has(String name) {
        return secrets.containsKey(name) || secrets.containsKey(name + "_FILE");
    }
}
