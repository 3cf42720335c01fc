package io.github.strongroom.configsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrongroomConfigSourceTest {

    private final StrongroomConfigSource source =
            new StrongroomConfigSource(getClass().getClassLoader(), 250);

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
        Delivery.publish(Snapshot.of(Map.of("bad", Held.unavailable("STR-0303: does not open"))));

        assertThatThrownBy(() -> source.getValue("bad"))
                .isInstanceOf(ValueUnavailableException.class)
                .hasMessageContaining("STR-0303")
                .hasMessageContaining("bad");
    }

    @Test
    void dumpsOfTheConfigurationFindNothing() {
        Delivery.publish(Snapshot.of(Map.of("smtp.password", Held.value("hunter2"))));

        assertThat(source.getProperties()).isEmpty();
        assertThat(source.getPropertyNames()).isEmpty();
        assertThat(source.toString()).doesNotContain("hunter2");
    }

    @Test
    void publishedSnapshotNeverChangesUnderItsReaders() {
        Snapshot before = Snapshot.of(Map.of("a", Held.value("1"), "b", Held.value("2")));

        Snapshot after = before.with(Map.of("a", Held.value("3")), Set.of("b"));

        assertThat(before.find("a").exact("a")).isEqualTo("1");
        assertThat(before.find("b").exact("b")).isEqualTo("2");
        assertThat(after.find("a").exact("a")).isEqualTo("3");
        assertThat(after.find("b")).isNull();
    }

    @Test
    void damagedNameLeavesTheOthersReadable() {
        Delivery.publish(Snapshot.of(Map.of("bad", Held.unavailable("STR-0303: x"), "good", Held.value("1"))));

        assertThat(source.getValue("good")).isEqualTo("1");
    }

    @Test
    void everyCharacterThatExpansionActsOnIsEscaped() {
        Held held = Held.value("pa${ss}word\\$");

        assertThat(held.escaped()).isEqualTo("pa\\$\\{ss\\}word\\\\$");
        assertThat(held.exact("x")).isEqualTo("pa${ss}word\\$");
    }

    @Test
    void valueWithoutSuchCharactersIsKeptOnce() {
        Held held = Held.value("correct horse");

        assertThat(held.escaped()).isSameAs(held.exact("x"));
    }

    @Test
    void kindOfAnswerIsKnownWithoutTheAnswer() {
        assertThat(Delivery.answerTo("a")).isEqualTo(Delivery.Answer.ERROR);

        Delivery.publish(Snapshot.of(Map.of("bad", Held.unavailable("STR-0303: x"), "good", Held.value("1"))));

        assertThat(Delivery.answerTo("a")).isEqualTo(Delivery.Answer.NOTHING);
        assertThat(Delivery.answerTo("bad")).isEqualTo(Delivery.Answer.ERROR);
        assertThat(Delivery.answerTo("good")).isEqualTo(Delivery.Answer.VALUE);
    }
}
