package io.github.strongroom.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.secret.Status;
import io.github.strongroom.secret.StoredNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScanTest {

    private final List<Integer> batches = new ArrayList<>();

    /** So many names, of which each tenth is shadowed by the same value, and all others are not. */
    private ShadowPage scan(int names, Verdict wanted, int page, int size) {
        Scan scan = new Scan(
                (first, most) -> {
                    batches.add(most);
                    return new StoredNames.Page(
                            IntStream.range(first, Math.min(names, first + most))
                                    .mapToObj(n -> new StoredNames.Stored("name." + n, Status.ACTIVE, null))
                                    .toList(),
                            names);
                },
                stored -> new ShadowRow(stored.name(), stored.status(), List.of(finding(stored.name()))));
        return scan.page(new ShadowQuery("", "", Set.of(wanted), page, size), List.of("shop"));
    }

    private static Finding finding(String name) {
        Verdict verdict = name.endsWith("0") ? Verdict.SHADOWED_SAME : Verdict.STRONGROOM_WINS;
        return new Finding(List.of("shop"), verdict, "", "", List.of());
    }

    @Test
    void onlyRowsOfTheVerdictAreCountedAndPaged() {
        ShadowPage second = scan(1200, Verdict.SHADOWED_SAME, 1, 50);

        assertThat(second.total()).isEqualTo(120);
        assertThat(second.complete()).isTrue();
        assertThat(second.rows()).hasSize(50);
        assertThat(second.rows().get(0).name()).isEqualTo("name.500");
    }

    @Test
    void hundredThousandNamesAreNeverLookedAtInOneRequest() {
        ShadowPage page = scan(100_000, Verdict.SHADOWED_SAME, 0, 50);

        assertThat(page.complete()).isFalse();
        assertThat(batches).hasSize(Scan.LIMIT / Scan.BATCH).allMatch(size -> size == Scan.BATCH);
        assertThat(page.total()).isEqualTo(Scan.LIMIT / 10);
    }

    @Test
    void exactlyTheLimitIsComplete() {
        assertThat(scan(Scan.LIMIT, Verdict.SHADOWED_SAME, 0, 50).complete()).isTrue();
        assertThat(scan(Scan.LIMIT + 1, Verdict.SHADOWED_SAME, 0, 50).complete())
                .isFalse();
    }

    @Test
    void emptyVaultHasNothingToFind() {
        ShadowPage page = scan(0, Verdict.FAILS, 0, 50);

        assertThat(page.rows()).isEmpty();
        assertThat(page.complete()).isTrue();
    }

    @Test
    void findingsOfOtherVerdictsAreLeftOut() {
        assertThat(scan(100, Verdict.STRONGROOM_WINS, 0, 200).rows())
                .hasSize(90)
                .allMatch(row -> row.findings().size() == 1);
    }
}
