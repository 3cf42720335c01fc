package io.github.strongroom.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.FaultException;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedValueTest {

    @Property(tries = 200)
    void passwordHasTheLengthAndEveryGroup(@ForAll @IntRange(min = 8, max = 200) int length) {
        String password = GeneratedValue.PASSWORD_WITH_SYMBOLS.of(length).reveal();

        assertThat(password)
                .hasSize(length)
                .containsPattern("[A-Z]")
                .containsPattern("[a-z]")
                .containsPattern("[0-9]")
                .containsPattern("[^A-Za-z0-9]")
                .matches("[!-~]+");
    }

    @Property(tries = 50)
    void keyHasSoManyBytesInEveryForm(@ForAll @IntRange(min = 8, max = 200) int bytes) {
        assertThat(Base64.getDecoder()
                        .decode(GeneratedValue.KEY_BASE64.of(bytes).reveal()))
                .hasSize(bytes);
        assertThat(Base64.getUrlDecoder()
                        .decode(GeneratedValue.KEY_BASE64URL.of(bytes).reveal()))
                .hasSize(bytes);
        assertThat(HexFormat.of().parseHex(GeneratedValue.KEY_HEX.of(bytes).reveal()))
                .hasSize(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void noValueIsMadeTwice(GeneratedValue kind) {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            made.add(kind.of(GeneratedValue.DEFAULT_LENGTH).reveal());
        }

        assertThat(made).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 7, 1025, Integer.MAX_VALUE})
    void otherLengthsAreRefused(int length) {
        assertThatThrownBy(() -> GeneratedValue.PASSWORD.of(length))
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith("length: ");
    }
}
