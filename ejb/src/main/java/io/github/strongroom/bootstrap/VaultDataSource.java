package io.github.strongroom.bootstrap;

import io.github.strongroom.fault.Fault;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to Strongroom's own database, with the login that the environment gives. The server makes its pool from it (see
 * {@link StrongroomApplication}), so no configuration file of the server ever holds the login, and a mounted password file
 * works as an environment variable does.
 *
 * <p>Each connection has bounded waits: 5 s to connect, 30 s for an answer, 10 s for a lock, so that a database that went silent makes an
 * error and not a queue.
 */
public class VaultDataSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;
    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 30;
    private static final int STATEMENT_SECONDS = 25;
    private static final int IDLE_SECONDS = 60;
    private static final int LONG_SECONDS = 600;

    /** Reads the login from this process's {@link BootstrapSettings}. */
    public VaultDataSource() {
        this(BootstrapSettings.ofThisProcess());
    }

    VaultDataSource(BootstrapSettings settings) {
        setUrl(required(settings, "SECRETS_DB_URL"));
        setUser(required(settings, "SECRETS_DB_USER"));
        setPassword(required(settings, "SECRETS_DB_PASSWORD"));
        setApplicationName("strongroom");
        setConnectTimeout(CONNECT_SECONDS);
        setTcpKeepAlive(true);
        bound(ANSWER_SECONDS, STATEMENT_SECONDS, IDLE_SECONDS);
        // never let the driver put statement parameters into its exceptions
        setLogServerErrorDetail(false);
    }

    /** Connections to read whole tables with, by somebody who may take his time: 10 min for an answer, and between two reads. */
    public static VaultDataSource ofLongReads() {
        VaultDataSource source = new VaultDataSource();
        source.bound(LONG_SECONDS + 5, LONG_SECONDS, LONG_SECONDS);
        return source;
    }

    private void bound(int answer, int statement, int idle) {
        setSocketTimeout(answer);
        setOptions("-c lock_timeout=10s -c statement_timeout=" + statement + "s -c idle_in_transaction_session_timeout="
                + idle + "s");
    }

    private static String required(BootstrapSettings settings, String name) {
        return settings.find(name).orElseThrow(() -> Fault.DATABASE_NOT_SET.with(name));
    }
}
