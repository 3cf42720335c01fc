package io.github.strongroom.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionTest {

    private static Suggestion of(String name, String value) {
        return Suggestion.of(name, SecretValue.of(value).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMTP_PASSWORD",
                "dbPassword",
                "DBPASSWORD",
                "client.secret",
                "LAUNCHPAD_RPC_SHARED_SECRET",
                "api-key",
                "APIKEY",
                "GITHUB_TOKEN",
                "my.credentials",
                "SENTRY_DSN",
                "privateKey",
                "db.pwd",
                "PASSPHRASE"
            })
    void namesOfCredentialsSuggestASecret(String name) {
        assertThat(of(name, "x").kind()).isEqualTo(Kind.SECRET);
        assertThat(of(name, "x").type()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://user:pa/ss@db:5432/x",
                "https://token@example.org/a",
                "amqp://u:p@host",
                "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----"
            })
    void valuesWithALoginOrAPrivateKeySuggestASecret(String value) {
        assertThat(of("SERVICE", value).kind()).isEqualTo(Kind.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdef",
                "AKIAIOSFODNN7EXAMPLE",
                "Bearer abcdef",
                "https://hooks.slack.com/services/T0/B0/x",
                "5f4dcc3b5aa765d61d8327deb882cf99",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY2"
            })
    void valuesOfWellKnownCredentialsSuggestASecretUnderAnyName(String value) {
        assertThat(of("ANYTHING", value).kind()).isEqualTo(Kind.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a plain sentence of more than thirty-two letters",
                "com.example.some.very.long.package.name.ClassName",
                "/var/lib/application/data/of/some/length/Here1",
                "skipper",
                "Basically",
                "2026-11-24T08:00:00Z"
            })
    void ordinaryTextIsNotTakenForACredential(String value) {
        assertThat(of("ANYTHING", value).kind()).isEqualTo(Kind.SETTING);
    }

    @ParameterizedTest
    @CsvSource({
        "SENTRY_BIND, 9000, INTEGER",
        "FEATURE_X, true, BOOLEAN",
        "ratio, 0.5, DECIMAL",
        "timeout, PT30S, DURATION",
        "HOME_PAGE, https://example.org/@user, URL",
        "IMAGE, ghcr.io/getsentry/sentry:nightly, TEXT",
        "MAIL_TO, mail@example.com, TEXT",
        "rules, '{\"a\": 1}', JSON",
        "SSH_PUBLIC_KEY, ssh-ed25519 AAAA, TEXT",
        "monkey, banana, TEXT",
        "compass, north, TEXT"
    })
    void everythingElseIsASettingOfTheTypeThatItsValueHas(String name, String value, ValueType type) {
        assertThat(of(name, value))
                .extracting(Suggestion::kind, Suggestion::type)
                .containsExactly(Kind.SETTING, type);
    }

    @Test
    void settingOfSeveralLinesKeepsThem() {
        assertThat(of("signature", "Yours\nWe").type()).isEqualTo(ValueType.MULTILINE);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "SMTP_PASSWORD, SMTP",
                "mail.host, SMTP",
                "SERVICENOW_API_TOKEN, ServiceNow",
                "GOOGLE_CLIENT_SECRET, Google OAuth",
                "DB_PASSWORD, Database",
                "jdbcUrl, Database",
                "feature.dark-mode, Feature toggle",
                "STRIPE_API_KEY, Third-party API",
                "invoice.footer, Business setting",
                "GUNICORN_THREADS, none"
            })
    void categoryFollowsFromTheWordsOfTheName(String name, String category) {
        assertThat(of(name, "x").category()).isEqualTo(category);
    }
}
