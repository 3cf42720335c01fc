package io.github.strongroom.bootstrap;

import io.github.strongroom.access.TrustedProxies;
import io.github.strongroom.audit.V11__Chain_stored_events;
import io.github.strongroom.delivery.Publication;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.MasterKeys;
import io.github.strongroom.rotation.KeyTable;
import io.github.strongroom.rotation.Pace;
import io.github.strongroom.secret.V3__Seal_stored_rows;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Opens the vault while the server is still loading applications: key, schema, keyring, first snapshot.
 *
 * <p>A server loads all its applications, and injects their configuration, before it starts the first {@code @Startup} bean. So
 * values that others inject must be there by then, and a CDI extension is what runs in time. What fails here fails the
 * deployment of Strongroom, with a code and a cure.
 */
public class StartExtension implements Extension {

    private static final Logger LOG = Logger.getLogger(StartExtension.class.getName());

    private Keyring keyring;
    private Publication publication;
    private Pace pace;
    private TrustedProxies proxies;

    void open(@Observes BeforeBeanDiscovery event) {
        BootstrapSettings settings = BootstrapSettings.ofThisProcess();
        MasterKeys masterKeys = masterKeys(settings);
        pace = said(() -> Pace.of(settings));
        proxies = said(() -> TrustedProxies.of(settings));
        VaultDataSource database = database();
        migrate(database, masterKeys);
        try (Connection connection = database.getConnection()) {
            KeyTable.refuseRetired(masterKeys.currentId(), connection);
            keyring = Keyring.open(masterKeys, connection);
            KeyTable keys = new KeyTable(keyring, connection);
            keys.admitCurrent();
            keys.warnOfKeysNotGiven();
            publication = new Publication(keyring);
            int names = publication.readAll(connection);
            LOG.info(() -> "Strongroom is open: " + names + " names, master key " + keyring.kekId());
        } catch (SQLException e) {
            throw said(Fault.DATABASE_UNREACHABLE.causedBy(e, reason(e)));
        } catch (FaultException e) {
            throw said(e);
        }
    }

    void offer(@Observes AfterBeanDiscovery event) {
        event.addBean().types(Keyring.class).scope(Singleton.class).createWith(context -> keyring);
        event.addBean().types(TrustedProxies.class).scope(Singleton.class).createWith(context -> proxies);
        event.addBean().types(Pace.class).scope(Singleton.class).createWith(context -> pace);
        event.addBean().types(Publication.class).scope(Singleton.class).createWith(context -> publication);
    }

    private static MasterKeys masterKeys(BootstrapSettings settings) {
        return said(() -> MasterKeys.importFrom(
                settings.findKey("SECRETS_MASTER_KEY").orElseThrow(Fault.MASTER_KEY_MISSING::with),
                settings.findKey("SECRETS_MASTER_KEY_PREVIOUS").orElse("")));
    }

    private static <T> T said(Supplier<T> setting) {
        try {
            return setting.get();
        } catch (FaultException e) {
            throw said(e);
        }
    }

    private static VaultDataSource database() {
        try {
            return new VaultDataSource();
        } catch (FaultException e) {
            throw said(e);
        } catch (IllegalArgumentException e) {
            throw said(Fault.DATABASE_UNREACHABLE.with("it does not begin with jdbc:postgresql://"));
        }
    }

    private static void migrate(VaultDataSource database, MasterKeys masterKeys) {
        try (Connection reachable = database.getConnection()) {
            reachable.isValid(1);
        } catch (SQLException e) {
            throw said(Fault.DATABASE_UNREACHABLE.causedBy(e, reason(e)));
        }
        try {
            Flyway.configure(StartExtension.class.getClassLoader())
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .javaMigrations(new V3__Seal_stored_rows(masterKeys), new V11__Chain_stored_events(masterKeys))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            refusedKey(e).ifPresent(fault -> {
                throw said(fault);
            });
            throw said(Fault.MIGRATION_FAILED.causedBy(e, e.getMessage()));
        }
    }

    /** A migration that needs the keys is where a wrong key shows first. */
    private static Optional<FaultException> refusedKey(FlywayException e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof FaultException)) {
            cause = cause.getCause();
        }
        return Optional.ofNullable((FaultException) cause);
    }

    private static String reason(SQLException e) {
        return e.getMessage() + " (SQL state " + e.getSQLState() + ")";
    }

    /** Servers bury the cause of a failed deployment; here it is on a line of its own. */
    private static FaultException said(FaultException fault) {
        LOG.severe(fault::toString);
        return fault;
    }
}
