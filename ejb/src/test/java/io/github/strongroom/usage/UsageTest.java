package io.github.strongroom.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.configsource.ReadResult;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {

    private static final OffsetDateTime NOW = OffsetDateTime.now();

    private static Reading reading(String application, String server, int version, Reading.Answer answer, int daysAgo) {
        OffsetDateTime at = NOW.minusDays(daysAgo);
        return new Reading(application, server, version, answer, at.minusHours(1), at, 10);
    }

    private static UsageReader reader(Usage usage, String application) {
        return usage.readers().stream()
                .filter(each -> each.application().equals(application))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readerOfAnEarlierVersionIsBehindUntilItHasReadTheCurrentOne() {
        Usage usage = Usage.of(
                "a",
                3,
                List.of(
                        reading("old", "s1", 2, Reading.Answer.VALUE, 1),
                        reading("old", "s1", 1, Reading.Answer.VALUE, 5),
                        reading("new", "s1", 3, Reading.Answer.VALUE, 0),
                        reading("new", "s1", 2, Reading.Answer.VALUE, 1)));

        assertThat(reader(usage, "old").behind()).isTrue();
        assertThat(reader(usage, "old").versionHeld()).isEqualTo(2);
        assertThat(reader(usage, "new").behind()).isFalse();
        assertThat(reader(usage, "new").versionHeld()).isEqualTo(3);
        assertThat(usage.behind()).isEqualTo(1);
    }

    @Test
    void sameApplicationOnAnotherServerIsAReaderOfItsOwn() {
        Usage usage = Usage.of(
                "a",
                2,
                List.of(
                        reading("shop", "s1", 2, Reading.Answer.VALUE, 0),
                        reading("shop", "s2", 1, Reading.Answer.VALUE, 0)));

        assertThat(usage.readers()).extracting(UsageReader::server).containsExactly("s1", "s2");
        assertThat(usage.readers()).extracting(UsageReader::behind).containsExactly(false, true);
        assertThat(usage.reach()).isEqualTo(new Usage.Reach(List.of("shop"), 2));
    }

    @Test
    void whoeverWasOnlyEverRefusedHoldsNothingAndIsNotBehind() {
        Usage usage = Usage.of("a", 2, List.of(reading("shop", "s1", 1, Reading.Answer.EXPIRED, 0)));

        assertThat(reader(usage, "shop").versionHeld()).isZero();
        assertThat(reader(usage, "shop").behind()).isFalse();
        assertThat(reader(usage, "shop").lastAnswer()).isEqualTo(Reading.Answer.EXPIRED);
    }

    @Test
    void readerTellsOfItsFirstAndLastReadAndOfAllItsReads() {
        UsageReader reader = reader(
                Usage.of(
                        "a",
                        2,
                        List.of(
                                reading("shop", "s1", 2, Reading.Answer.VALUE, 1),
                                reading("shop", "s1", 2, Reading.Answer.INACTIVE, 0),
                                reading("shop", "s1", 1, Reading.Answer.VALUE, 9))),
                "shop");

        assertThat(reader.firstAt()).isEqualTo(NOW.minusDays(9).minusHours(1));
        assertThat(reader.lastAt()).isEqualTo(NOW);
        assertThat(reader.count()).isEqualTo(30);
        assertThat(reader.lastAnswer()).isEqualTo(Reading.Answer.INACTIVE);
    }

    @Test
    void changeReachesThoseWhoHaveAskedWithinThirtyDays() {
        Usage usage = Usage.of(
                "a",
                1,
                List.of(
                        reading("shop", "s1", 1, Reading.Answer.VALUE, 29),
                        reading("billing", "s1", 1, Reading.Answer.VALUE, 2),
                        reading("forgotten", "s2", 1, Reading.Answer.VALUE, 31)));

        assertThat(usage.reach()).isEqualTo(new Usage.Reach(List.of("billing", "shop"), 1));
    }

    @Test
    void everyResultOfAReadIsAnAnswerThatIsTold() {
        assertThat(Arrays.stream(Reading.Answer.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(ReadResult.values()).map(Enum::name).toList());
    }
}
