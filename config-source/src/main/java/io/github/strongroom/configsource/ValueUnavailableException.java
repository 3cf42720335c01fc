package io.github.strongroom.configsource;

/**
 * A secret exists, or may exist, and its value is not to be had. Thrown instead of answering "absent", so that neither a
 * default nor a lower source ever stands in for a secret. The message begins with a stable code and holds no value.
 */
public final class ValueUnavailableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private static final String NOTHING_PUBLISHED = "STR-0301";

    ValueUnavailableException(String message) {
        super(message);
    }

    static ValueUnavailableException nothingPublished(String name) {
        return new ValueUnavailableException(NOTHING_PUBLISHED + ": Strongroom has not published its values yet, so '"
                + name + "' cannot be read. Deploy strongroom.ear on this server with a lower --deploymentorder than"
                + " this application, and see the server log for the reason if it failed to start.");
    }
}
