package io.github.strongroom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.secret.Kind;
import io.github.strongroom.transfer.ImportFormat;
import io.github.strongroom.transfer.Naming;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportParametersTest {

    private static ImportParameters of(String query) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (String pair : query.split("&")) {
            parameters.add(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return new ImportParameters(parameters);
    }

    @Test
    void withoutMoreAFileIsImportedAsItIsAndStopsAtWhatIsWrong() {
        ImportParameters parameters = of("format=env");

        assertThat(parameters.format()).isEqualTo(ImportFormat.ENV);
        assertThat(parameters.isDryRun()).isFalse();
        assertThat(parameters.isStrict()).isTrue();
        assertThat(parameters.options().naming()).isEqualTo(Naming.KEEP);
        assertThat(parameters.options().only()).isEmpty();
    }

    @Test
    void everythingCanBeSaid() {
        ImportParameters parameters = of(
                "format=JSON&dryRun=true&refused=skip&names=dotted&kind=setting&tags=a, b,&keys=x,y&category=c&owner=o");

        assertThat(parameters.isDryRun()).isTrue();
        assertThat(parameters.isStrict()).isFalse();
        assertThat(parameters.options().naming()).isEqualTo(Naming.DOTTED);
        assertThat(parameters.options().kind()).isEqualTo(Kind.SETTING);
        assertThat(parameters.options().tags()).containsExactlyInAnyOrder("a", "b");
        assertThat(parameters.options().only()).containsExactlyInAnyOrder("x", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"format=env&dryrun=true", "format=env&dryRun=1", "format=env&refused=maybe"})
    void misspeltParameterIsRefusedBeforeAnythingIsRead(String query) {
        assertThatThrownBy(() -> of(query)).hasMessageContaining(query.contains("dryrun") ? "query" : "or");
    }

    @Test
    void importFromTheServerNeedsItsKeys() {
        assertThatThrownBy(() -> of("format=server").options()).hasMessageStartingWith("keys");
        assertThat(of("format=server&dryRun=true").options().only()).isEmpty();
    }
}
