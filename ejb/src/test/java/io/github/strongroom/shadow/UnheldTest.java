package io.github.strongroom.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.shadow.AskedApplication.Listed;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnheldTest {

    private static Listed variable(String name) {
        return new Listed(name, true);
    }

    private static Listed property(String name) {
        return new Listed(name, false);
    }

    private static List<String> unheld(Set<String> stored, String text, Listed... listed) {
        return new Unheld(Set.of(listed), spellings -> stored).names(text);
    }

    @Test
    void variableThatAnswersForAStoredNameIsHeld() {
        assertThat(unheld(Set.of("smtp.password"), "", variable("SMTP_PASSWORD"), variable("SMTP_HOST")))
                .containsExactly("SMTP_HOST");
    }

    @Test
    void propertyIsHeldUnderItsVeryNameAlone() {
        assertThat(unheld(Set.of("smtp.password"), "", property("smtp.password"), property("smtp-password")))
                .containsExactly("smtp-password");
    }

    @Test
    void variableAndTheNameItAnswersForAreOneRow() {
        assertThat(unheld(Set.of(), "", variable("SMTP_PASSWORD"), property("smtp.password")))
                .containsExactly("smtp.password");
    }

    @Test
    void reservedNamesAreNotOffered() {
        assertThat(unheld(Set.of(), "", variable("SECRETS_DB_PASSWORD"), property("mp.config.profile")))
                .isEmpty();
    }

    @Test
    void namesAreNarrowedByAPartOfThemInAnyCaseAndSorted() {
        assertThat(unheld(Set.of(), "SMTP", property("smtp.port"), property("b"), property("smtp.host")))
                .containsExactly("smtp.host", "smtp.port");
    }
}
