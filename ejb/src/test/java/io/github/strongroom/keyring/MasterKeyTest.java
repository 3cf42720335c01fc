package io.github.strongroom.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 31, 33, 64})
    void everyLengthButThirtyTwoBytesIsRefused(int length) {
        byte[] raw = new byte[length];
        Arrays.fill(raw, (byte) 7);

        assertRefused(Base64.getEncoder().encodeToString(raw));
    }

    @Test
    void keyOfZerosIsRefused() {
        assertRefused(Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Test
    void textThatIsNotBase64IsRefusedAndNotRepeated() {
        String secret = "this is not base64 but may well be somebody's pass phrase";

        assertThatThrownBy(() -> MasterKey.importFrom(secret))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("scripts/generate-master-key.sh")
                .hasMessageNotContaining(secret);
    }

    @Test
    void idTellsKeysApartAndIsTheSameForTheSameKey() {
        byte[] raw = new byte[32];
        Arrays.fill(raw, (byte) 7);
        String base64 = Base64.getEncoder().encodeToString(raw);

        assertThat(MasterKey.importFrom(base64).id())
                .isEqualTo(MasterKey.importFrom(" " + base64 + "\n").id())
                .matches("kek-[0-9a-f]{16}")
                .isNotEqualTo(RandomMasterKey.create().id());
    }

    private static void assertRefused(String base64) {
        assertThatThrownBy(() -> MasterKey.importFrom(base64))
                .isInstanceOf(FaultException.class)
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(Fault.MASTER_KEY_MALFORMED);
    }
}
