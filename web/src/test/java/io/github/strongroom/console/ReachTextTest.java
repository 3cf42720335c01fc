package io.github.strongroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.usage.Usage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReachTextTest {

    @Test
    void nobodyIsSaidToBeReachedWhereNobodyReads() {
        assertThat(ReachText.of(new Usage.Reach(List.of(), 0)))
                .isEqualTo("No application has read it in the last 30 days.");
    }

    @Test
    void applicationsAreCountedAndNamed() {
        assertThat(ReachText.of(new Usage.Reach(List.of("shop"), 1)))
                .isEqualTo("1 application on 1 server read it in the last 30 days: shop.");
        assertThat(ReachText.of(new Usage.Reach(List.of("billing", "shop"), 3), "one of them"))
                .isEqualTo("2 applications on 3 servers read one of them in the last 30 days: billing, shop.");
    }

    @Test
    void ofManyTheFirstTenAreNamed() {
        List<String> names = IntStream.range(10, 25).mapToObj(i -> "app" + i).toList();

        assertThat(ReachText.of(new Usage.Reach(names, 2)))
                .startsWith("15 applications on 2 servers")
                .endsWith("app18, app19 and 5 more.");
    }
}
