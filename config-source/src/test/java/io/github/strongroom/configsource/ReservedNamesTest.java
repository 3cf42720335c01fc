package io.github.strongroom.configsource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedNamesTest {

    @ParameterizedTest
    @CsvSource({
        "secrets.db.url, secrets.*",
        "SECRETS_DB_URL, secrets.*",
        "mp.config.profile, mp.config.*",
        "JAVA_HOME, java.*",
        "Payara-Home, payara.*"
    })
    void bothAnswersKnowReservedNamesInEverySpelling(String name, String group) {
        assertThat(ReservedNames.groupOf(name)).contains(group);
        assertThat(ReservedNames.isReserved(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secrets", "secret.x", "javascript", "smtp.password", "my.secrets.x"})
    void otherNamesAreFree(String name) {
        assertThat(ReservedNames.groupOf(name)).isEmpty();
        assertThat(ReservedNames.isReserved(name)).isFalse();
    }
}
