package io.github.strongroom.launcher;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why an application did not deploy, in a line that a person can act on. */
final class DeploymentFailure {

    private static final Pattern OWN_MESSAGE =
            Pattern.compile("STR-\\d{4}: [^\\r\\n]+?(?=]]\\s*$|[\\r\\n]|$)", Pattern.MULTILINE);
    private static final String SERVER_ADVICE = "\\.? *Please see (the )?server\\.log for more details\\.?.*$";

    private static final Pattern NO_VALUE =
            Pattern.compile("Deployment Failure for ConfigProperty (\\S+) in class (\\S+)[^\\r\\n]*No value");

    private DeploymentFailure() {}

    /** What asadmin said of an application that is not ours, without the server's stack trace. */
    static String ofApplication(String asadmin) {
        Matcher missing = NO_VALUE.matcher(asadmin);
        if (missing.find()) {
            return missing.group(1) + " has no value, and " + missing.group(2) + " needs one to be made: save it in the"
                    + " console, or give it a default, then run this again.";
        }
        return asadmin.lines().filter(line -> !line.isBlank()).findFirst().orElse(asadmin);
    }

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
