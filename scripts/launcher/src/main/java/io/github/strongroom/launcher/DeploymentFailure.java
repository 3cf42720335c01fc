package io.github.strongroom.launcher;

import java.util.Optional;
import java.util.regex.Pattern;

/** Why Strongroom did not deploy, in its own words. */
final class DeploymentFailure {

    private static final Pattern OWN_MESSAGE = Pattern.compile("STR-\\d{4}: [^\\r\\n]+");
    private static final String SERVER_ADVICE = "\\.? *Please see (the )?server\\.log for more details\\.?.*$";

    private DeploymentFailure() {}

    /** The first message with a code of Strongroom's since a position in the log, else what asadmin said. */
    static String cause(LogFile log, long since, String asadmin) {
        return log.find(OWN_MESSAGE, since)
                .or(() -> find(asadmin))
                .map(line -> line.replaceFirst(SERVER_ADVICE, ""))
                .orElse("Strongroom was not deployed: " + asadmin + " (Log: " + log.path() + ")");
    }

    private static Optional<String> find(String text) {
        return OWN_MESSAGE.matcher(text).results().findFirst().map(match -> match.group());
    }
}
