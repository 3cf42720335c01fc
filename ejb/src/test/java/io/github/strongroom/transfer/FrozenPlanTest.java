package io.github.strongroom.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.secret.Intake;
import io.github.strongroom.secret.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan while it is stored, and afterwards. */
class FrozenPlanTest {

    private ImportPlan plan;

    @BeforeEach
    void preview() {
        Parsed parsed = ImportFormat.ENV.parse("B=1\nA=2\n".getBytes(StandardCharsets.UTF_8));
        plan = new ImportPlan(
                "test", parsed, ImportOptions.of(Naming.KEEP), key -> true, value -> Fingerprint.of(new byte[32]));
        plan.compare(Map.of());
    }

    private static void assertRefused(ThrowingCallable call, Fault fault) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    private void assertFrozen(Fault fault) {
        assertRefused(() -> plan.decide(0, "C", Kind.SECRET, ""), fault);
        assertRefused(() -> plan.include(0, false), fault);
        assertRefused(() -> plan.include(Outcome.NEW, false), fault);
        assertRefused(() -> plan.compare(Map.of()), fault);
        assertRefused(plan::freeze, fault);
    }

    @Test
    void planThatIsBeingStoredCanNeitherBeDecidedAboutNorStoredASecondTime() {
        assertThat(plan.freeze()).extracting(Intake.Item::name).containsExactly("B", "A");

        assertFrozen(Fault.IMPORT_AT_WORK);
        assertThat(plan.counts().written()).isEqualTo(2);
        assertThat(plan.rows(null)).extracting(ImportRow::getName).containsExactly("B", "A");
    }

    @Test
    void planThatWasStoredIsNotStoredAgain() {
        plan.freeze();
        plan.stored(true);

        assertFrozen(Fault.IMPORT_DONE);
    }

    @Test
    void planThatWasNotStoredCanBeTriedAgain() {
        plan.freeze();
        plan.progress(1);
        plan.stored(false);

        plan.include(0, false);
        plan.compare(Map.of());
        assertThat(plan.freeze()).extracting(Intake.Item::name).containsExactly("A");
        assertThat(plan.done()).isZero();
    }

    @Test
    void decisionThatIsNotComparedYetIsNotStored() {
        plan.decide(0, "C", Kind.SECRET, "");

        assertRefused(plan::freeze, Fault.IMPORT_AT_WORK);

        plan.compare(Map.of());
        assertThat(plan.freeze()).extracting(Intake.Item::name).containsExactly("C", "A");
    }
}
