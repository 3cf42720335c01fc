package io.github.strongroom.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks one address, without following a redirect, and remembers the last answer. */
final class HttpProbe {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final URI address;
    private int status;

    HttpProbe(URI address) {
        this.address = address;
    }

    /** Whether there is an answer now that is neither 404 nor a server error. */
    boolean isAnswered() {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            status = connection.getResponseCode();
            connection.disconnect();
        } catch (IOException notYet) {
            status = 0;
        }
        return status > 0
                && status < HttpURLConnection.HTTP_INTERNAL_ERROR
                && status != HttpURLConnection.HTTP_NOT_FOUND;
    }

    int status() {
        return status;
    }

    @Override
    public String toString() {
        return address + (status == 0 ? " did not answer" : " answered " + status);
    }
}
