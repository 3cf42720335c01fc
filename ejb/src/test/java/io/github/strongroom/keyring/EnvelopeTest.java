package io.github.strongroom.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final UUID INSTALLATION = UUID.randomUUID();
    private static final UUID SECRET = UUID.randomUUID();
    private static final MasterKey KEY = RandomMasterKey.create();

    private final Envelope envelope = new Envelope(MasterKeys.of(KEY), INSTALLATION);
    private final SecretValue value = SecretValue.of("correct horse 🐎 battery").orElseThrow();

    @Property
    void everyTextComesBackAsItWas(@ForAll("texts") String text) {
        Sealed sealed = envelope.seal(SecretValue.of(text).orElseThrow(), SECRET, 1);

        assertThat(envelope.open(sealed, SECRET, 1).reveal()).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().all().filter(text -> SecretValue.of(text).isPresent());
    }

    @Test
    void ciphertextHoldsNoPlaintext() {
        Sealed sealed = envelope.seal(value, SECRET, 1);

        String stored = new String(sealed.ciphertext(), StandardCharsets.ISO_8859_1)
                + new String(sealed.wrappedDek(), StandardCharsets.ISO_8859_1);
        assertThat(stored).doesNotContain("horse", "battery");
    }

    @Test
    void sameValueIsNeverEncryptedToTheSameBytes() {
        Sealed one = envelope.seal(value, SECRET, 1);
        Sealed two = envelope.seal(value, SECRET, 1);

        assertThat(one.ciphertext()).isNotEqualTo(two.ciphertext());
        assertThat(one.wrappedDek()).isNotEqualTo(two.wrappedDek());
    }

    @Test
    void swappedCiphertextIsRefused() {
        Sealed sealed = envelope.seal(value, SECRET, 1);

        assertDamaged(() -> envelope.open(sealed, UUID.randomUUID(), 1));
        assertDamaged(() -> envelope.open(sealed, SECRET, 2));
        assertDamaged(() -> new Envelope(MasterKeys.of(KEY), UUID.randomUUID()).open(sealed, SECRET, 1));
    }

    @Test
    void ciphertextUnderTheDataKeyOfAnotherVersionIsRefused() {
        Sealed first = envelope.seal(value, SECRET, 1);
        Sealed second = envelope.seal(value, SECRET, 2);

        assertDamaged(() -> envelope.open(new Sealed(KEY.id(), first.wrappedDek(), second.ciphertext()), SECRET, 1));
        assertDamaged(() -> envelope.open(new Sealed(KEY.id(), second.wrappedDek(), first.ciphertext()), SECRET, 1));
    }

    @Test
    void everySingleBitChangeIsRefused() {
        Sealed sealed = envelope.seal(value, SECRET, 1);

        for (int bit = 0; bit < sealed.ciphertext().length * 8; bit++) {
            Sealed changed = new Sealed(KEY.id(), sealed.wrappedDek(), flipped(sealed.ciphertext(), bit));
            assertDamaged(() -> envelope.open(changed, SECRET, 1));
        }
        for (int bit = 0; bit < sealed.wrappedDek().length * 8; bit++) {
            Sealed changed = new Sealed(KEY.id(), flipped(sealed.wrappedDek(), bit), sealed.ciphertext());
            assertDamaged(() -> envelope.open(changed, SECRET, 1));
        }
    }

    @Test
    void everyCutIsRefused() {
        Sealed sealed = envelope.seal(value, SECRET, 1);

        for (int length = 0; length < sealed.ciphertext().length; length++) {
            Sealed cut = new Sealed(KEY.id(), sealed.wrappedDek(), Arrays.copyOf(sealed.ciphertext(), length));
            assertDamaged(() -> envelope.open(cut, SECRET, 1));
        }
        for (int length = 0; length < sealed.wrappedDek().length; length++) {
            Sealed cut = new Sealed(KEY.id(), Arrays.copyOf(sealed.wrappedDek(), length), sealed.ciphertext());
            assertDamaged(() -> envelope.open(cut, SECRET, 1));
        }
    }

    @Test
    void rowOfAnotherMasterKeyNamesTheKeyThatItNeeds() {
        Sealed sealed = envelope.seal(value, SECRET, 1);

        assertThatThrownBy(() ->
                        new Envelope(MasterKeys.of(RandomMasterKey.create()), INSTALLATION).open(sealed, SECRET, 1))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(KEY.id())
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(Fault.KEY_MISSING);
    }

    @Test
    void previousMasterKeyOpensWhatItHasWrapped() {
        Sealed sealed = envelope.seal(value, SECRET, 1);
        Envelope rotated = new Envelope(MasterKeys.of(RandomMasterKey.create(), KEY), INSTALLATION);

        assertThat(rotated.open(sealed, SECRET, 1).reveal()).isEqualTo(value.reveal());
    }

    @Test
    void rewrapMovesTheDataKeyAndLeavesThePayload() {
        MasterKey next = RandomMasterKey.create();
        Sealed sealed = envelope.seal(value, SECRET, 1);

        Sealed moved = new Envelope(MasterKeys.of(next, KEY), INSTALLATION).rewrap(sealed, SECRET, 1);

        assertThat(moved.kekId()).isEqualTo(next.id());
        assertThat(moved.wrappedDek()).isNotEqualTo(sealed.wrappedDek());
        assertThat(moved.ciphertext()).isEqualTo(sealed.ciphertext());
        assertThat(new Envelope(MasterKeys.of(next), INSTALLATION)
                        .open(moved, SECRET, 1)
                        .reveal())
                .isEqualTo(value.reveal());
    }

    @Test
    void rewrapRefusesADataKeyOfAnotherVersion() {
        Sealed sealed = envelope.seal(value, SECRET, 1);

        assertDamaged(() -> envelope.rewrap(sealed, SECRET, 2));
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        return changed;
    }

    private static void assertDamaged(org.assertj.core.api.ThrowableAssert.ThrowingCallable open) {
        assertThatThrownBy(open)
                .isInstanceOf(FaultException.class)
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(Fault.DAMAGED);
    }
}
