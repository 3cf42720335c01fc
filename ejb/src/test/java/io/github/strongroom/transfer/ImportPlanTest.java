package io.github.strongroom.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.secret.Expected;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.Standing;
import io.github.strongroom.secret.ValueRule;
import io.github.strongroom.secret.ValueType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImportPlanTest {

    private static ImportPlan plan(String env, ImportOptions options) {
        Parsed parsed = ImportFormat.ENV.parse(env.getBytes(StandardCharsets.UTF_8));
        return new ImportPlan("test", parsed, options, key -> true, ImportPlanTest::fingerprint);
    }

    private static ImportPlan kept(String env) {
        return plan(env, ImportOptions.of(Naming.KEEP));
    }

    private static Fingerprint fingerprint(SecretValue value) {
        try {
            return Fingerprint.of(
                    MessageDigest.getInstance("SHA-256").digest(value.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Standing stored(Kind kind, ValueType type, String value) {
        return new Standing(
                kind, type, "SMTP", 7, fingerprint(SecretValue.of(value).orElseThrow()), false, ValueRule.NONE, false);
    }

    private static List<String> outcomes(ImportPlan plan) {
        return plan.rows(null).stream()
                .map(row -> row.getName() + " " + row.getOutcome() + (row.getCode() == null ? "" : " " + row.getCode()))
                .toList();
    }

    @Test
    void eachKeyIsNewChangedOrTheSame() {
        ImportPlan plan = kept("A=1\nB=2\nC=3\n");

        plan.compare(Map.of(
                "B",
                stored(Kind.SECRET, ValueType.MULTILINE, "other"),
                "C",
                stored(Kind.SECRET, ValueType.MULTILINE, "3")));

        assertThat(outcomes(plan)).containsExactly("A NEW", "B CHANGED", "C SAME");
        assertThat(plan.written())
                .extracting(ImportRow::expected)
                .containsExactly(new Expected.Absent(), new Expected.RowVersion(7));
    }

    @Test
    void bootstrapNamesAreRefusedNamedAndLeftAlone() {
        ImportPlan plan = kept("SECRETS_MASTER_KEY=canary\nsecrets.db.password=canary\njavax_x=1\nA=1\n");

        plan.compare(Map.of());

        assertThat(outcomes(plan))
                .containsExactly(
                        "SECRETS_MASTER_KEY REFUSED STR-0202",
                        "secrets.db.password REFUSED STR-0202",
                        "javax_x REFUSED STR-0202",
                        "A NEW");
        plan.requireUnblocked();
        assertThat(plan.written()).hasSize(1);
    }

    @Test
    void emptyValuesAreRefusedForTheirKeyAndStopNothing() {
        ImportPlan plan = kept("A=\nB=1");

        plan.compare(Map.of());

        assertThat(outcomes(plan)).containsExactly("A REFUSED STR-0204", "B NEW");
        plan.requireUnblocked();
    }

    @Test
    void lastOfRepeatedKeysCountsAndTheOthersSayWhichLineThatIs() {
        ImportPlan plan = kept("A=1\nA=2\nA=3\n");

        plan.compare(Map.of());

        assertThat(outcomes(plan)).containsExactly("A DUPLICATE STR-0246", "A DUPLICATE STR-0246", "A NEW");
        assertThat(plan.rows(Outcome.DUPLICATE))
                .allMatch(row -> row.getMessage().contains("line 3"));
    }

    @Test
    void twoKeysOnOneNameAreRefusedUntilOneIsLeftOutOrRenamed() {
        ImportPlan plan = plan("SMTP_HOST=a\nsmtp.host=b\n", ImportOptions.of(Naming.DOTTED));

        plan.compare(Map.of());
        assertThat(outcomes(plan)).containsExactly("smtp.host REFUSED STR-0247", "smtp.host REFUSED STR-0247");
        assertThatThrownBy(plan::requireUnblocked).hasMessageContaining("SMTP_HOST: STR-0247");

        plan.decide(0, "smtp.relay", Kind.SETTING, "");
        plan.compare(Map.of());
        assertThat(outcomes(plan)).containsExactly("smtp.relay NEW", "smtp.host NEW");

        plan.decide(0, "smtp.host", Kind.SETTING, "");
        plan.include(0, false);
        plan.compare(Map.of());
        assertThat(outcomes(plan)).containsExactly("smtp.host NEW", "smtp.host NEW");
        assertThat(plan.written()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SMTP_PASSWORD, smtp.password", "_A__B_, a.b", "my-app.URL, my-app.url", "x, x"})
    void namesAreTurnedToDottedLowerCase(String key, String name) {
        assertThat(Naming.DOTTED.nameOf(key)).isEqualTo(name);
        assertThat(Naming.KEEP.nameOf(key)).isEqualTo(key);
    }

    @Test
    void wrongLinesStopTheImportUntilSomebodySaysOtherwise() {
        ImportPlan plan = kept("A=1\nnonsense\n");

        plan.compare(Map.of());

        assertThatThrownBy(plan::requireUnblocked)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("STR-0248"))
                .hasMessageContaining("line 2");
    }

    @Test
    void keyThatIsNoNameIsNotShown() {
        ImportPlan plan = new ImportPlan(
                "test",
                ImportFormat.PROPERTIES.parse("can\\ ary = 1".getBytes(StandardCharsets.UTF_8)),
                ImportOptions.of(Naming.KEEP),
                key -> true,
                ImportPlanTest::fingerprint);

        plan.compare(Map.of());

        assertThat(plan.rows(null).get(0))
                .extracting(ImportRow::getKey, ImportRow::getName, ImportRow::getCode)
                .containsExactly("", "", "STR-0201");
        assertThatThrownBy(plan::requireUnblocked)
                .message()
                .contains("line 1: STR-0201")
                .doesNotContain("ary");
    }

    @Test
    void storedSecretStaysWhatItIsUnlessSomebodySaysOtherwise() {
        Map<String, Standing> stored = Map.of("LEVEL", stored(Kind.SECRET, ValueType.MULTILINE, "x"));
        ImportPlan plan = kept("LEVEL=info\n");
        ImportPlan told = plan(
                "LEVEL=info\n", new ImportOptions(Naming.KEEP, Kind.SETTING, "Database", null, Set.of(), Set.of()));

        plan.compare(stored);
        told.compare(stored);

        assertThat(plan.rows(null).get(0))
                .extracting(ImportRow::getKind, ImportRow::getCategory)
                .containsExactly(Kind.SECRET, "SMTP");
        assertThat(told.rows(null).get(0))
                .extracting(ImportRow::getKind, ImportRow::getCategory)
                .containsExactly(Kind.SETTING, "Database");
    }

    @Test
    void whatSomebodyDecidedOutlastsTheNextComparison() {
        Map<String, Standing> stored = Map.of("LEVEL", stored(Kind.SECRET, ValueType.MULTILINE, "x"));
        ImportPlan plan = kept("LEVEL=info\n");
        plan.compare(stored);

        plan.decide(0, "LEVEL", Kind.SETTING, "Database");
        plan.compare(stored);

        assertThat(plan.rows(null).get(0))
                .extracting(ImportRow::getKind, ImportRow::getType, ImportRow::getCategory)
                .containsExactly(Kind.SETTING, ValueType.TEXT, "Database");
    }

    @Test
    void valueThatDoesNotFitTheStoredSettingIsRefused() {
        ImportPlan plan = kept("LIMIT=canary\n");

        plan.compare(Map.of("LIMIT", stored(Kind.SETTING, ValueType.INTEGER, "5")));

        assertThat(outcomes(plan)).containsExactly("LIMIT REFUSED STR-0207");
        assertThat(plan.rows(null).get(0).getMessage()).doesNotContain("canary");
    }

    @Test
    void deletedNameIsRefused() {
        ImportPlan plan = kept("A=1\n");

        plan.compare(Map.of(
                "A",
                new Standing(
                        Kind.SECRET,
                        ValueType.TEXT,
                        "",
                        1,
                        Fingerprint.of(new byte[32]),
                        true,
                        ValueRule.NONE,
                        false)));

        assertThat(outcomes(plan)).containsExactly("A REFUSED STR-0220");
    }

    @ParameterizedTest
    @MethodSource
    void whatTheVaultWouldRefuseIsRefusedInThePreviewAlready(ImportOptions options, String field) {
        ImportPlan plan = plan("A=1\n", options);

        plan.compare(Map.of());

        assertThat(outcomes(plan)).containsExactly("A REFUSED STR-0208");
        assertThat(plan.rows(null).get(0).getMessage()).startsWith(field);
        assertThat(plan.written()).isEmpty();
    }

    static Stream<Arguments> whatTheVaultWouldRefuseIsRefusedInThePreviewAlready() {
        Set<String> many = IntStream.range(0, 21).mapToObj(i -> "tag" + i).collect(Collectors.toSet());
        return Stream.of(
                arguments(with("x".repeat(101), null, Set.of()), "category"),
                arguments(with("two\nlines", null, Set.of()), "category"),
                arguments(with(null, "x".repeat(201), Set.of()), "owner"),
                arguments(with(null, "nul\0", Set.of()), "owner"),
                arguments(with(null, null, Set.of("x".repeat(51))), "tags"),
                arguments(with(null, null, Set.of("tab\tstop")), "tags"),
                arguments(with(null, null, many), "tags"));
    }

    private static ImportOptions with(String category, String owner, Set<String> tags) {
        return new ImportOptions(Naming.KEEP, null, category, owner, tags, Set.of());
    }

    @Test
    void categoryThatSomebodyDecidesIsCheckedToo() {
        ImportPlan plan = kept("A=1\n");
        plan.compare(Map.of());

        plan.decide(0, "A", Kind.SECRET, "x".repeat(101));
        plan.compare(Map.of());

        assertThat(outcomes(plan)).containsExactly("A REFUSED STR-0208");
    }

    @Test
    void valueThatDoesNotFitTheTypeWhichStaysIsRefusedInThePreviewAlready() {
        ImportPlan plan =
                plan("LIMIT=canary\n", new ImportOptions(Naming.KEEP, Kind.SECRET, null, null, Set.of(), Set.of()));

        plan.compare(Map.of("LIMIT", stored(Kind.SETTING, ValueType.INTEGER, "5")));

        assertThat(outcomes(plan)).containsExactly("LIMIT REFUSED STR-0207");
    }

    @Test
    void valueThatIsTooLargeIsRefusedForItsKey() {
        ImportPlan plan = kept("A=" + "x".repeat(2 * 1024 * 1024) + "\nB=1");

        plan.compare(Map.of());

        assertThat(outcomes(plan)).containsExactly("A REFUSED STR-0205", "B NEW");
    }

    @Test
    void valueWithANulIsRefusedInThePreviewAlready() {
        Parsed parsed = ImportFormat.JSON.parse("{\"a\":\"x\\u0000y\"}".getBytes(StandardCharsets.UTF_8));
        ImportPlan plan =
                new ImportPlan("test", parsed, ImportOptions.of(Naming.KEEP), key -> true, ImportPlanTest::fingerprint);
        plan.compare(java.util.Map.of());

        assertThat(outcomes(plan)).containsExactly("a REFUSED STR-0206");
    }

    @Test
    void keyThatNoNameCanHaveIsCutAndCostsNothing() {
        String dots = "x" + ".".repeat(1_000_000) + "a";
        ImportPlan plan = plan(dots + "=1", ImportOptions.of(Naming.DOTTED));
        plan.compare(java.util.Map.of());

        assertThat(plan.rows(null)).isNotEmpty().allMatch(row -> row.getName().length() <= 256);
    }

    @Test
    void longKeyAroundManyOthersIsRefusedOnce() {
        String members = java.util.stream.IntStream.range(0, 9000)
                .mapToObj(i -> "\"" + i + "\":\"1\"")
                .collect(java.util.stream.Collectors.joining(","));
        Parsed parsed = ImportFormat.JSON.parse(
                ("{\"" + "k".repeat(2_000_000) + "\":{" + members + "}}").getBytes(StandardCharsets.UTF_8));

        assertThat(parsed.entries()).hasSize(1);
        assertThat(parsed.entries().get(0).problem()).isNotNull();
    }
}
