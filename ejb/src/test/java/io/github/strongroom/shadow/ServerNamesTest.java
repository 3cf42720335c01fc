package io.github.strongroom.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "HOME", "LC_ALL", "JAVA_HOME", "AS_ADMIN_PASSWORD", "config_ordinal"})
    void variableOfTheSystemIsNobodysConfiguration(String name) {
        assertThat(ServerNames.isOf(SourceKind.ENVIRONMENT, name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"java.version", "com.sun.aas.instanceRoot", "user.home", "line.separator", "config_ordinal"})
    void propertyOfThePlatformIsNobodysConfiguration(String name) {
        assertThat(ServerNames.isOf(SourceKind.SYSTEM_PROPERTY, name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMTP_PASSWORD",
                "smtp.password",
                "PATH_TO_KEY",
                "HOME_PAGE",
                "SSH_PRIVATE_KEY",
                "user.service.password",
                "file.store",
                "SECRETS_DB_PASSWORD"
            })
    void nameOfAnApplicationIsKept(String name) {
        assertThat(ServerNames.isOf(SourceKind.ENVIRONMENT, name)).isFalse();
        assertThat(ServerNames.isOf(SourceKind.SYSTEM_PROPERTY, name)).isFalse();
        assertThat(ServerNames.isOf(SourceKind.PACKAGED, "PATH")).isFalse();
    }
}
