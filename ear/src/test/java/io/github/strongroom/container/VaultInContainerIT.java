package io.github.strongroom.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.strongroom.access.AccessTokens;
import io.github.strongroom.audit.AuditEvent;
import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.audit.Outcome;
import io.github.strongroom.bootstrap.VaultDataSource;
import io.github.strongroom.configsource.Delivery;
import io.github.strongroom.configsource.Snapshot;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.secret.Bulk;
import io.github.strongroom.secret.BulkChange;
import io.github.strongroom.secret.Categories;
import io.github.strongroom.secret.Expected;
import io.github.strongroom.secret.LifeCycle;
import io.github.strongroom.secret.RetentionTimer;
import io.github.strongroom.secret.SecretDraft;
import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.secret.SecretQuery;
import io.github.strongroom.secret.SecretVault;
import io.github.strongroom.secret.SecretVersions;
import io.github.strongroom.stage.SealedChange;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Inside the server: the beans of the real EAR, called from a test module of the same application. */
@ExtendWith(ArquillianExtension.class)
class VaultInContainerIT {

    @Inject
    private SecretVault vault;

    @Inject
    private LifeCycle lifeCycle;

    @Inject
    private SecretVersions versions;

    @Inject
    private Categories categories;

    @Inject
    private Bulk bulk;

    @Inject
    private RetentionTimer retention;

    @Inject
    private Keyring keyring;

    @Inject
    private AuditTrail trail;

    @Inject
    private AccessTokens tokens;

    @Resource
    private UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/strongroom")
    private DataSource database;

    /** The EAR as it is built, and one module more, which its {@code application.xml} has to name. */
    @Deployment
    static EnterpriseArchive strongroom() throws IOException {
        WebArchive tests = ShrinkWrap.create(WebArchive.class, "container-tests.war")
                .addClasses(VaultInContainerIT.class, SignedInAsAdmin.class, FirstPassword.class, SealedChange.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        EnterpriseArchive ear =
                ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File("target/strongroom.ear"));
        String modules;
        try (InputStream descriptor =
                ear.get("META-INF/application.xml").getAsset().openStream()) {
            modules = new String(descriptor.readAllBytes(), StandardCharsets.UTF_8);
        }
        return ear.addAsModule(Testable.archiveToTest(tests))
                .setApplicationXML(new StringAsset(modules.replace(
                        "<library-directory>",
                        "<module><web><web-uri>container-tests.war</web-uri>"
                                + "<context-root>/container-tests</context-root></web></module><library-directory>")));
    }

    private static SecretDraft draft(String value) {
        return SecretDraft.builder().value(SecretValue.of(value).orElseThrow()).build();
    }

    @Test
    void changeAndItsAuditRowAreRolledBackTogether() throws Exception {
        transaction.begin();
        vault.put("container.rollback", draft("x"), new Expected.Anything());
        transaction.rollback();

        assertEquals(0, count("select count(*) from secret where name = ?", "container.rollback"));
        assertEquals(0, count("select count(*) from audit_event where target = ?", "container.rollback"));
    }

    @Test
    void changeAndItsAuditRowAreCommittedTogether() throws Exception {
        transaction.begin();
        vault.put("container.commit", draft("x"), new Expected.Anything());
        assertEquals(0, count("select count(*) from audit_event where target = ?", "container.commit"));
        transaction.commit();

        assertEquals(1, count("select count(*) from secret where name = ?", "container.commit"));
        assertEquals(1, count("select count(*) from audit_event where target = ?", "container.commit"));
    }

    @Test
    void recordOfARevealOutlivesTheTransactionAroundIt() throws Exception {
        vault.put("container.reveal", draft("x"), new Expected.Anything());

        transaction.begin();
        vault.reveal("container.reveal", null, "then I change my mind");
        transaction.rollback();

        assertEquals(
                1,
                count(
                        "select count(*) from audit_event where action = 'secret.reveal' and target = ?",
                        "container.reveal"));
    }

    @Test
    void refusalIsOnRecordAlthoughItsTransactionIsNot() throws SQLException {
        FaultException refused = assertThrows(
                FaultException.class, () -> vault.put("secrets.db.url", draft("x"), new Expected.Anything()));

        assertEquals(Fault.NAME_RESERVED, refused.fault());
        AuditEvent row = trail.latestCalls(10).stream()
                .filter(event -> "secrets.db.url".equals(event.getTarget()))
                .findFirst()
                .orElseThrow();
        assertEquals(Outcome.REFUSED, row.getOutcome());
        assertEquals("admin", row.getActor());
    }

    @Test
    void everyCallOfAStrangerIsRefusedAndOnRecordWhenAStrangerCalls() throws SQLException {
        int before = count("select count(*) from audit_event where outcome = ?", "REFUSED");
        List<Runnable> calls = List.of(
                () -> vault.put("container.stranger", draft("x"), new Expected.Anything()),
                () -> vault.get("container.stranger"),
                () -> vault.list(new SecretQuery(SecretFilter.ALL, 0, 10)),
                () -> vault.counts(),
                () -> vault.sharing("container.stranger"),
                () -> versions.list("container.stranger"),
                () -> versions.rollBack("container.stranger", 1, null, new Expected.Anything()),
                () -> categories.list(),
                () -> categories.put("Container", null, null),
                () -> categories.delete("Container"),
                () -> bulk.apply(
                        BulkChange.Action.DELETE, BulkChange.of(Map.of("container.stranger", new Expected.Anything()))),
                () -> tokens.issue("x", OffsetDateTime.now(ZoneOffset.UTC).plusDays(1), Set.of()),
                () -> vault.reveal("container.stranger", null, "please"),
                () -> vault.readSetting("container.stranger"),
                () -> lifeCycle.activate("container.stranger", new Expected.Anything()),
                () -> lifeCycle.deactivate("container.stranger", new Expected.Anything()),
                () -> lifeCycle.delete("container.stranger", new Expected.Anything()),
                () -> lifeCycle.restore("container.stranger", new Expected.Anything()),
                () -> lifeCycle.purge("container.stranger", "container.stranger", "please"),
                () -> trail.latestCalls(10));

        for (Runnable call : calls) {
            FaultException refused = assertThrows(FaultException.class, call::run);
            assertEquals(Fault.NOT_SIGNED_IN, refused.fault());
        }

        assertEquals(before + calls.size(), count("select count(*) from audit_event where outcome = ?", "REFUSED"));
    }

    @Test
    void retentionPurgesWhatWasDeletedThirtyDaysAgoAndNothingElse() throws SQLException {
        for (String name : List.of("container.old", "container.young", "container.living")) {
            vault.put(name, draft("x"), new Expected.Anything());
        }
        lifeCycle.delete("container.old", new Expected.Anything());
        lifeCycle.delete("container.young", new Expected.Anything());
        try (Connection connection = new VaultDataSource().getConnection()) {
            SealedChange.apply(
                    connection, keyring, "container.old", "deleted_at = now() - interval '30 days 1 minute'");
        }
        try (Connection connection = new VaultDataSource().getConnection()) {
            SealedChange.apply(connection, keyring, "container.young", "deleted_at = now() - interval '29 days'");
        }

        retention.purge();

        assertEquals(0, count("select count(*) from secret where name = ?", "container.old"));
        assertEquals(1, count("select count(*) from secret where name = ?", "container.young"));
        assertEquals(1, count("select count(*) from secret where name = ?", "container.living"));
        assertEquals(
                1,
                count(
                        "select count(*) from audit_event where action = 'secret.purge' and outcome = 'SUCCESS'"
                                + " and reason like 'Deleted for more than%' and target = ?",
                        "container.old"));
    }

    @Test
    void passwordThatWasMadeForTheFirstUserIsInAFileForItsOwnerAlone() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(FirstPassword.file())));
        assertTrue(FirstPassword.read().length() >= 20);
    }

    @Test
    void transactionThatStaysOpenElsewhereMakesNothingPublishedAnew() throws Exception {
        try (Connection elsewhere = new VaultDataSource().getConnection();
                Statement statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            vault.put("container.horizon", draft("x"), new Expected.Anything());
            Thread.sleep(1000);
            Snapshot published = Delivery.current();

            Thread.sleep(5000);

            assertSame(published, Delivery.current());
            elsewhere.rollback();
        }
    }

    @Test
    void durableSettingsHoldOnThePoolsConnections() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement show = connection.prepareStatement("select current_setting('synchronous_commit'),"
                        + " current_setting('fsync'), current_setting('lock_timeout')");
                ResultSet row = show.executeQuery()) {
            assertTrue(row.next());
            assertEquals("on", row.getString(1));
            assertEquals("on", row.getString(2));
            assertEquals("10s", row.getString(3));
        }
    }

    /** Counts on a connection outside the running transaction, as another client would see it. */
    private int count(String sql, String parameter) throws SQLException {
        try (Connection connection = new VaultDataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
