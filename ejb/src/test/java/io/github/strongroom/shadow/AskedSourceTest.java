package io.github.strongroom.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class AskedSourceTest {

    /** A source that fails whatever it is asked. */
    private static final class Broken implements ConfigSource {

        @Override
        public Set<String> getPropertyNames() {
            throw new IllegalStateException("names");
        }

        @Override
        public String getValue(String name) {
            throw new NoClassDefFoundError("gone");
        }

        @Override
        public int getOrdinal() {
            throw new IllegalStateException("ordinal");
        }

        @Override
        public String getName() {
            throw new IllegalStateException("name");
        }
    }

    /** A source that answers every name with the same text. */
    private record Fixed(String name, String text) implements ConfigSource {

        @Override
        public Set<String> getPropertyNames() {
            return new HashSet<>(Arrays.asList("a", null));
        }

        @Override
        public String getValue(String asked) {
            return text;
        }

        @Override
        public String getName() {
            return name;
        }
    }

    @Test
    void sourceThatFailsInEveryWayIsSaidToFailAndThrowsNothing() {
        AskedSource broken = new AskedSource(new Broken());

        assertThat(broken.called()).isEqualTo("Broken");
        assertThat(broken.ordinal()).isEqualTo(ConfigSource.DEFAULT_ORDINAL);
        assertThat(broken.names()).isEmpty();
        assertThat(broken.ask("x").failed()).isTrue();
    }

    @Test
    void emptyTextIsNothingAsItIsForApplications() {
        assertThat(new AskedSource(new Fixed("x", "")).ask("a")).isEqualTo(new AskedSource.Said(null, false));
        assertThat(new AskedSource(new Fixed("x", null)).ask("a")).isEqualTo(new AskedSource.Said(null, false));
        assertThat(new AskedSource(new Fixed("x", "1")).ask("a")).isEqualTo(new AskedSource.Said("1", false));
    }

    @Test
    void namesThatAreNoNamesAreLeftOut() {
        assertThat(new AskedSource(new Fixed("x", "1")).names()).containsExactly("a");
    }

    @Test
    void nameOfASourceIsCutToOneLine() {
        assertThat(new AskedSource(new Fixed("a\nb", null)).called()).isEqualTo("a b");
        assertThat(new AskedSource(new Fixed("x".repeat(500), null)).called()).hasSize(100);
    }

    @Test
    void sourceOfAnApplicationIsNeverTakenForTheServersOwn() {
        AskedSource pretender = new AskedSource(new Fixed("Environment", "1"));

        assertThat(pretender.kind()).isEqualTo(SourceKind.OTHER);
        assertThat(pretender.isServerWide()).isFalse();
    }
}
