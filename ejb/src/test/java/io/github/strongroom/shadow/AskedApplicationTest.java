package io.github.strongroom.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.configsource.Application;
import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.SecretValue;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class AskedApplicationTest {

    /** A source with a rank and some values. */
    private record Source(String called, int ordinal, Map<String, String> values) implements ConfigSource {

        @Override
        public Set<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public String getValue(String name) {
            return values.get(name);
        }

        @Override
        public String getName() {
            return called;
        }

        @Override
        public int getOrdinal() {
            return ordinal;
        }
    }

    private static AskedApplication asked(Map<String, String> settings, ConfigSource... sources) {
        Config config = (Config) Proxy.newProxyInstance(
                AskedApplicationTest.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> method.getName().equals("getConfigSources")
                        ? List.of(sources)
                        : Optional.ofNullable(settings.get(arguments[0])));
        return new AskedApplication(new Application("shop", config), Map.of(), AskedApplicationTest::fingerprint);
    }

    private static Fingerprint fingerprint(SecretValue value) {
        return Fingerprint.of(Arrays.copyOf(value.reveal().getBytes(StandardCharsets.UTF_8), 32));
    }

    @Test
    void sourcesAreMetInTheOrderOfTheConfiguration() {
        List<Offer> offers = asked(
                        Map.of(), new Source("high", 300, Map.of("a", "1")), new Source("low", 100, Map.of("a", "2")))
                .offers("a", null);

        assertThat(offers).extracting(Offer::source).containsExactly("high", "low");
        assertThat(offers.get(0).fingerprint()).isNotEqualTo(offers.get(1).fingerprint());
    }

    @Test
    void nameOfTheProfileComesBeforeThePlainOneOfSourcesThatRankNoHigher() {
        List<Offer> offers = asked(
                        Map.of("mp.config.profile", "dev"),
                        new Source("high", 300, Map.of("a", "1")),
                        new Source("middle", 200, Map.of("a", "2")),
                        new Source("low", 200, Map.of("%dev.a", "3", "a", "4")))
                .offers("a", null);

        assertThat(offers)
                .extracting(offer -> offer.source() + " " + offer.as())
                .containsExactly("high a", "low %dev.a", "middle a", "low a");
    }

    @Test
    void textThatTheRuntimeWouldChangeIsNotCompared() {
        for (String text : new String[] {"a${b}c", "${b:c}", "a\\$b", "a\\{b"}) {
            AskedApplication asked = asked(Map.of(), new Source("x", 100, Map.of("a", text)));

            assertThat(asked.offers("a", null).get(0).content()).as(text).isEqualTo(Offer.Content.EXPRESSION);
        }
        for (String text : new String[] {"a$b", "$1", "{}", "a\\b", "\\\\"}) {
            AskedApplication asked = asked(Map.of(), new Source("x", 100, Map.of("a", text)));

            assertThat(asked.offers("a", null).get(0).content()).as(text).isEqualTo(Offer.Content.VALUE);
        }
    }

    @Test
    void whereExpressionsAreOffTheTextItselfIsCompared() {
        AskedApplication asked = asked(
                Map.of("mp.config.property.expressions.enabled", "false"), new Source("x", 100, Map.of("a", "${b}")));

        assertThat(asked.offers("a", null).get(0).content()).isEqualTo(Offer.Content.VALUE);
    }

    @Test
    void namesOfTheProfileAreListedByTheNameThatTheApplicationAsksFor() {
        AskedApplication asked = asked(
                Map.of("mp.config.profile", "dev"),
                new Source("x", 100, Map.of("%dev.a", "1", "b", "2", "config_ordinal", "3")));

        assertThat(asked.names()).extracting(AskedApplication.Listed::name).containsExactly("a", "b");
    }
}
