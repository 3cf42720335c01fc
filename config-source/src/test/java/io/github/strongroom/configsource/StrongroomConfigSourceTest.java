package io.github.strongroom.configsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrongroomConfigSourceTest {

    private final StrongroomConfigSource source =
            new StrongroomConfigSource(getClass().getClassLoader(), "an application", 250);

    @AfterEach
    void forget() {
        Delivery.publish(null);
    }

    @Test
    void beforeTheFirstSnapshotEveryFreeNameThrowsWithACure() {
        assertThatThrownBy(() -> source.getValue("smtp.password"))
                .isInstanceOf(ValueUnavailableException.class)
                .hasMessageStartingWith("STR-0301")
                .hasMessageContaining("smtp.password")
                .hasMessageContaining("--deploymentorder");
    }

    @Test
    void beforeTheFirstSnapshotReservedNamesAreAbsentSoThatTheServerStarts() {
        assertThat(source.getValue("mp.config.profile")).isNull();
        assertThat(source.getValue("SECRETS_DB_URL")).isNull();
    }

    @Test
    void nameThatIsNotHeldIsAbsent() {
        Delivery.publish(Snapshot.of(Map.of()));

        assertThat(source.getValue("smtp.password")).isNull();
    }

    @Test
    void nameThatIsHeldAndDamagedThrows() {
        Delivery.publish(Snapshot.of(Map.of("bad", Held.unavailable(1, "STR-0303: does not open"))));

        assertThatThrownBy(() -> source.getValue("bad"))
                .isInstanceOf(ValueUnavailableException.class)
                .hasMessageContaining("STR-0303")
                .hasMessageContaining("bad");
    }

    @Test
    void dumpsOfTheConfigurationFindNothing() {
        Delivery.publish(Snapshot.of(Map.of("smtp.password", Held.value(1, "hunter2"))));

        assertThat(source.getProperties()).isEmpty();
        assertThat(source.getPropertyNames()).isEmpty();
        assertThat(source.toString()).doesNotContain("hunter2");
    }

    @Test
    void publishedSnapshotNeverChangesUnderItsReaders() {
        Snapshot before =
                Snapshot.of(Map.of("a", Held.value(1, "1"), "b", Held.value(1, "2"), "c", Held.value(1, "4")));

        Snapshot after = before.with(Map.of("a", Held.value(2, "3")), Set.of("b"), Set.of("c"));

        assertThat(before.find("a").exact("a")).isEqualTo("1");
        assertThat(before.find("b").exact("b")).isEqualTo("2");
        assertThat(after.find("a").exact("a")).isEqualTo("3");
        assertThat(before.find("c").exact("c")).isEqualTo("4");
        assertThat(after.find("b").exact("b")).isNull();
        assertThat(after.find("c")).isNull();
    }

    @Test
    void withheldNameIsAbsentSoThatLowerSourcesAreAsked() {
        Delivery.publish(Snapshot.of(Map.of("off", Held.withheld(1, ReadResult.INACTIVE))));

        assertThat(source.getValue("off")).isNull();
        assertThat(Delivery.answerTo("off")).isEqualTo(Delivery.Answer.NOTHING);
    }

    @Test
    void nothingIsWithheldForAReasonThatIsAnAnswer() {
        assertThatThrownBy(() -> Held.withheld(1, ReadResult.VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void damagedNameLeavesTheOthersReadable() {
        Delivery.publish(Snapshot.of(Map.of("bad", Held.unavailable(1, "STR-0303: x"), "good", Held.value(1, "1"))));

        assertThat(source.getValue("good")).isEqualTo("1");
    }

    @Test
    void everyCharacterThatExpansionActsOnIsEscaped() {
        Held held = Held.value(1, "pa${ss}word\\$");

        assertThat(held.escaped()).isEqualTo("pa\\$\\{ss\\}word\\\\$");
        assertThat(held.exact("x")).isEqualTo("pa${ss}word\\$");
    }

    @Test
    void valueWithoutSuchCharactersIsKeptOnce() {
        Held held = Held.value(1, "correct horse");

        assertThat(held.escaped()).isSameAs(held.exact("x"));
    }

    @Test
    void kindOfAnswerIsKnownWithoutTheAnswer() {
        assertThat(Delivery.answerTo("a")).isEqualTo(Delivery.Answer.ERROR);

        Delivery.publish(Snapshot.of(Map.of("bad", Held.unavailable(1, "STR-0303: x"), "good", Held.value(1, "1"))));

        assertThat(Delivery.answerTo("a")).isEqualTo(Delivery.Answer.NOTHING);
        assertThat(Delivery.answerTo("bad")).isEqualTo(Delivery.Answer.ERROR);
        assertThat(Delivery.answerTo("good")).isEqualTo(Delivery.Answer.VALUE);
    }
}
