package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.configsource.StrongroomConfigSourceProvider;
import io.github.strongroom.delivery.Publication;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.MasterKeys;
import io.github.strongroom.launcher.EmbeddedDatabase;
import io.github.strongroom.rotation.KeyTable;
import io.github.strongroom.secret.V3__Seal_stored_rows;
import io.github.strongroom.stage.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of the first schema is brought up to date with all that it holds; only once are rows sealed that have no seal. */
class UpgradeIT {

    @TempDir
    private Path directory;

    private EmbeddedDatabase database;
    private PGSimpleDataSource source;

    @BeforeEach
    void fillTheFirstSchema() throws SQLException, IOException {
        database = EmbeddedDatabase.start(directory.resolve("database"));
        source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        flyway(key(7)).target("1").load().migrate();
        try (InputStream rows = UpgradeIT.class.getResourceAsStream("/upgrade/v1.sql")) {
            execute(new String(rows.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void storedValuesCategoriesAndFingerprintsSurviveAndAreSealed() throws SQLException {
        flyway(key(7)).load().migrate();

        try (Connection connection = source.getConnection()) {
            int names = new Publication(Keyring.open(key(7), connection)).readAll(connection);
            assertThat(names).isEqualTo(2);
        }
        ConfigSource delivered = new StrongroomConfigSourceProvider()
                .getConfigSources(new ClassLoader("an application", null) {})
                .iterator()
                .next();
        assertThat(delivered.getValue("smtp.password")).isEqualTo("correct horse");
        assertThat(delivered.getValue("feature.x")).isEqualTo("true");
        assertThat(delivered.getValue("legacy.key")).isNull();
        assertThat(text("select string_agg(coalesce(category, '-'), ',' order by name) from secret"))
                .isEqualTo("-,Old systems,SMTP");
        assertThat(text("select count(*) from secret where seal is null or fingerprint is null"))
                .isEqualTo("0");
        assertThat(text("select count(*) from category where name = 'Old systems'"))
                .isEqualTo("1");
    }

    @Test
    void upgradeUnderAnotherMasterKeyIsRefusedAndChangesNothingThatNeedsTheKey() throws SQLException {
        assertThatThrownBy(() -> flyway(key(8)).load().migrate())
                .rootCause()
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("which 4 stored values need")
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(Fault.MASTER_KEY_WRONG);

        flyway(key(7)).load().migrate();
        assertThat(text("select count(*) from secret where seal is null")).isEqualTo("0");
    }

    @Test
    void rowsOfWhichSomebodyHasTakenTheSealsAreNotSealedAgain() throws SQLException {
        flyway(key(7)).load().migrate();
        execute("alter table secret alter column seal drop not null; update secret set seal = null, active = true;"
                + " delete from flyway_schema_history where version = '3'");

        assertThatThrownBy(() -> flyway(key(7)).outOfOrder(true).load().migrate())
                .rootCause()
                .isInstanceOf(FaultException.class)
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(Fault.SEALED_BEFORE);
        assertThat(text("select count(*) from secret where seal is not null")).isEqualTo("0");
    }

    @Test
    void lostKeyForSealsIsNoFirstStart() throws SQLException {
        flyway(key(7)).load().migrate();
        execute("delete from wrapped_key where purpose = 'row-seal'");

        try (Connection connection = source.getConnection()) {
            assertThatThrownBy(() -> Keyring.open(key(7), connection))
                    .isInstanceOf(FaultException.class)
                    .extracting(e -> ((FaultException) e).fault())
                    .isEqualTo(Fault.WRAPPED_KEY_DAMAGED);
        }
    }

    @Test
    void previousMasterKeyOpensTheKeyringAndNewRowsAreUnderTheCurrentOne() throws SQLException {
        flyway(key(7)).load().migrate();
        MasterKeys rotated = MasterKeys.importFrom(base64(9), base64(7));

        try (Connection connection = source.getConnection()) {
            Keyring keyring = Keyring.open(rotated, connection);
            new KeyTable(keyring, connection).admitCurrent();
            assertThat(new Publication(keyring).readAll(connection)).isEqualTo(2);
            assertThat(keyring.kekIds()).hasSize(2).first().isEqualTo(keyring.kekId());
        }
        assertThat(text("select count(*) from kek")).isEqualTo("2");
    }

    private FluentConfiguration flyway(MasterKeys keys) {
        return Flyway.configure(Fault.class.getClassLoader())
                .dataSource(source)
                .locations("filesystem:" + migrations())
                .javaMigrations(new V3__Seal_stored_rows(keys));
    }

    private static Path migrations() {
        Path migrations = Stage.PROJECT.resolve("ejb/src/main/resources/db/migration");
        assertThat(Files.isDirectory(migrations)).isTrue();
        return migrations;
    }

    private static MasterKeys key(int each) {
        return MasterKeys.importFrom(base64(each), "");
    }

    private static String base64(int each) {
        byte[] raw = new byte[32];
        Arrays.fill(raw, (byte) each);
        return Base64.getEncoder().encodeToString(raw);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
