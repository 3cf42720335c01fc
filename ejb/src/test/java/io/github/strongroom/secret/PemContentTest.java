package io.github.strongroom.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemContentTest {

    /** A certificate that ends in 2031, a private key, and a certificate that ends in 2028, made by keytool for this test. */
    private static final String CHAIN = resource("/pem/chain-with-key.pem");

    private static final OffsetDateTime FIRST_END = OffsetDateTime.parse("2028-09-27T00:00:00Z");

    @Test
    void endIsThatOfTheFirstCertificateToEnd() {
        assertThat(ValueType.PEM.problemOf(CHAIN)).isNull();
        assertThat(ValueType.PEM.certificateExpiry(CHAIN)).isEqualTo(FIRST_END);
    }

    @Test
    void lineEndsOfOtherSystemsAndTextAroundTheObjectsDoNotMatter() {
        String bundle = "# our chain\r\n" + CHAIN.replace("\n", "\r\n") + "\r\n";

        assertThat(ValueType.PEM.problemOf(bundle)).isNull();
        assertThat(ValueType.PEM.certificateExpiry(bundle)).isEqualTo(FIRST_END);
    }

    @Test
    void keyAloneHasNoEnd() {
        String key = CHAIN.substring(CHAIN.indexOf("-----BEGIN PRIVATE"), CHAIN.indexOf("-----END PRIVATE"))
                + "-----END PRIVATE KEY-----\n";

        assertThat(ValueType.PEM.problemOf(key)).isNull();
        assertThat(ValueType.PEM.certificateExpiry(key)).isNull();
    }

    @Test
    void everyCutInsideAnObjectIsNoticed() {
        String certificate = CHAIN.substring(0, CHAIN.indexOf("-----END CERTIFICATE-----"));

        for (int length = 0; length < certificate.length(); length++) {
            String cut = certificate.substring(0, length);
            assertThat(ValueType.PEM.problemOf(cut)).as("cut to " + length).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "correct horse",
                "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n",
                "-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\naGVsbG8=\n-----END PUBLIC KEY-----\n"
            })
    void whatIsNoPemIsRefused(String text) {
        assertThat(ValueType.PEM.problemOf(text)).isNotNull().doesNotContain("horse");
    }

    @Property
    void anyTextGivesAnAnswer(@ForAll String text) {
        assertThat(PemContent.read("-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n"))
                .isEmpty();
    }

    private static String resource(String name) {
        try (InputStream in = PemContentTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
