package io.github.strongroom.secret;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp.password",
                "SENTRY_MAIL_HOST",
                "a",
                "7-zip.key",
                "_x",
                "secretsauce",
                "secret.s",
                "javascript.url"
            })
    void ordinaryNamesAreTaken(String name) {
        assertThatCode(() -> SecretName.require(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secrets.db.url", "SECRETS_DB_URL", "Secrets.Master.Key", "SECRETS.DB_URL", "secrets-db-password",
                "mp.config.ordinal", "MP_CONFIG_PROFILE", "payara.home", "PAYARA_VERSION", "fish.payara.classloading",
                "java.home", "JAVA_HOME", "JAVA_TOOL_OPTIONS", "javax.net.ssl.trustStore",
                        "jakarta.faces.PROJECT_STAGE",
                "com.sun.aas.instanceRoot", "glassfish.version", "jdk.tls.client.protocols", "sun.misc"
            })
    void bootstrapNamesAreRefusedInEverySpelling(String name) {
        assertRefused(name, Fault.NAME_RESERVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".a",
                "-a",
                "a b",
                "a/b",
                "a\u0000",
                "a\n",
                "a\r\nb",
                "smtp.pаssword",
                "ﬀ",
                "a:b",
                "%dev.x",
                "${x}",
                "é"
            })
    void malformedNamesAreRefused(String name) {
        assertRefused(name, Fault.NAME_INVALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 100_000})
    void longNamesAreRefused(int length) {
        assertRefused("a".repeat(length), Fault.NAME_INVALID);
    }

    private static void assertRefused(String name, Fault fault) {
        assertThatThrownBy(() -> SecretName.require(name))
                .isInstanceOf(FaultException.class)
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(fault);
    }
}
