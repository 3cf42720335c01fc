package io.github.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomSecretTest {

    @Test
    void aPersonsPasswordHas20CharactersThatDoNotLookAlike() {
        assertThat(Stream.generate(RandomSecret::forPerson).limit(200))
                .doesNotHaveDuplicates()
                .allMatch(password -> password.matches("[a-zA-Z2-9&&[^lIOo]]{20}"));
    }

    @Test
    void aProgramsPasswordHas192Bits() {
        assertThat(RandomSecret.forProgram()).matches("[A-Za-z0-9_-]{32}").isNotEqualTo(RandomSecret.forProgram());
    }
}
