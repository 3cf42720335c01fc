package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.transfer.ImportFormat;
import io.github.strongroom.transfer.ImportOptions;
import io.github.strongroom.transfer.Naming;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a request says about its import. A parameter that is not known is refused: a misspelt {@code dryRun} must not import.
 */
final class ImportParameters {

    private static final Set<String> KNOWN =
            Set.of("format", "dryRun", "refused", "names", "kind", "category", "owner", "tags", "keys");
    private static final String SERVER = "server";

    private final MultivaluedMap<String, String> query;

    /**
     * Takes the parameters of an address.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for one that is not known
     */
    ImportParameters(MultivaluedMap<String, String> query) {
        this.query = query;
        if (!KNOWN.containsAll(query.keySet())) {
            throw Fault.FIELD_INVALID.with(
                    "query",
                    "known parameters are "
                            + String.join(", ", KNOWN.stream().sorted().toList()) + ".");
        }
        word("dryRun", "false", "true");
        word("refused", "stop", "skip");
    }

    /** Whether the configuration of the running server is meant, and no file. */
    boolean isServer() {
        return SERVER.equals(query.getFirst("format"));
    }

    ImportFormat format() {
        String format = query.getFirst("format");
        if (format == null || format.isEmpty()) {
            throw Fault.FIELD_INVALID.with("format", "one of env, properties, json, server.");
        }
        return Parameter.of("format", format, ImportFormat.class);
    }

    boolean isDryRun() {
        return word("dryRun", "false", "true").equals("true");
    }

    /** Whether what is wrong stops the import. */
    boolean isStrict() {
        return word("refused", "stop", "skip").equals("stop");
    }

    ImportOptions options() {
        Naming naming = Parameter.of("names", query.getFirst("names"), Naming.class);
        Set<String> keys = list("keys");
        if (isServer() && !isDryRun() && keys.isEmpty()) {
            throw Fault.FIELD_INVALID.with("keys", "the names to import from the running server, separated by commas.");
        }
        return new ImportOptions(
                naming == null ? Naming.KEEP : naming,
                Parameter.of("kind", query.getFirst("kind"), Kind.class),
                query.getFirst("category"),
                query.getFirst("owner"),
                list("tags"),
                keys);
    }

    private String word(String name, String byDefault, String other) {
        String given = query.getFirst(name);
        if (given == null || given.equals(byDefault)) {
            return byDefault;
        }
        if (!given.equals(other)) {
            throw Fault.FIELD_INVALID.with(name, byDefault + " or " + other + ".");
        }
        return other;
    }

    private Set<String> list(String name) {
        Set<String> words = new LinkedHashSet<>();
        String given = query.getFirst(name);
        if (given != null) {
            Arrays.stream(given.split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .forEach(words::add);
        }
        return words;
    }
}
