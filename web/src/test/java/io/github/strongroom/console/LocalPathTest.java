package io.github.strongroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/secrets", "/secrets?category=Google%20OAuth&kind=SECRET", "/secret?name=smtp.password"})
    void pagesOfTheConsoleAreKept(String wanted) {
        assertThat(LocalPath.of(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "secrets",
                "//evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/\\evil.example",
                "\\\\evil.example",
                "/secrets/../../sample",
                "/a\r\nSet-Cookie: b=c",
                "/\t/evil.example",
                "/a b",
                "/caf\u00e9"
            })
    void whatCouldLeadElsewhereBecomesTheDashboard(String wanted) {
        assertThat(LocalPath.of(wanted)).isEqualTo("/");
    }

    @Test
    void theSignInPageDoesNotLeadToItself() {
        assertThat(LocalPath.of("/sign-in?next=/sign-in")).isEqualTo("/");
    }
}
