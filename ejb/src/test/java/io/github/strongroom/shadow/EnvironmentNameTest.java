package io.github.strongroom.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentNameTest {

    @ParameterizedTest
    @CsvSource({
        "smtp.password, SMTP_PASSWORD",
        "smtp.password, smtp_password",
        "smtp.password, smtp.password",
        "feature-x.on, FEATURE_X_ON",
        "%dev.smtp.password, _DEV_SMTP_PASSWORD",
        "%dev.smtp.password, _dev_smtp_password"
    })
    void nameIsFoundUnderEachSpellingThatTheSpecificationHas(String name, String variable) {
        assertThat(EnvironmentName.of(name, Set.of(variable)::contains)).contains(variable);
    }

    @Test
    void spellingNearestToTheNameIsTheOneThatAnswers() {
        Set<String> all = Set.of("SMTP_PASSWORD", "smtp_password", "smtp.password");

        assertThat(EnvironmentName.of("smtp.password", all::contains)).contains("smtp.password");
    }

    @Test
    void otherNamesAreNotFound() {
        assertThat(EnvironmentName.of("smtp.password", Set.of("Smtp_Password", "SMTPPASSWORD")::contains))
                .isEmpty();
    }

    @Test
    void namesThatOneVariableAnswersForHaveOneCommonSpelling() {
        assertThat(EnvironmentName.common("smtp.password"))
                .isEqualTo(EnvironmentName.common("smtp-password"))
                .isEqualTo("SMTP_PASSWORD");
    }
}
