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
        setSocketTimeout(ANSWER_SECONDS);
        setTcpKeepAlive(true);
        setOptions("-c lock_timeout=10s -c statement_timeout=25s -c idle_in_transaction_session_timeout=60s");
        // never let the driver put statement parameters into its exceptions
        setLogServerErrorDetail(false);
    }

    private static String required(BootstrapSettings settings, String name) {
        return settings.find(name).orElseThrow(() -> Fault.DATABASE_NOT_SET.with(name));
    }
}
