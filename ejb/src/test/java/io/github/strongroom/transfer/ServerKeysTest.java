package io.github.strongroom.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.shadow.RunningServer.Provided;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerKeysTest {

    private static Provided provided(String name, String origin, String application, String value) {
        SecretValue known = value == null ? null : SecretValue.of(value).orElseThrow();
        return new Provided(name, origin, application, known, name.startsWith("SECRETS"));
    }

    private static ImportPlan plan(Set<String> only, Provided... provided) {
        ImportPlan plan = new ImportPlan(
                "test",
                ServerKeys.of(List.of(provided)),
                ImportOptions.of(Naming.DOTTED),
                only::contains,
                value -> Fingerprint.of(new byte[32]));
        plan.compare(Map.of());
        return plan;
    }

    @Test
    void nothingIsTakenUnlessSomebodyChoosesIt() {
        ImportPlan plan = plan(
                Set.of("SMTP_PASSWORD"),
                provided("SMTP_PASSWORD", "environment", null, "x"),
                provided("A", "environment", null, "x"));

        assertThat(plan.written()).extracting(ImportRow::getName).containsExactly("smtp.password");
        assertThat(plan.counts().excluded()).isEqualTo(1);
    }

    @Test
    void sameNameInSeveralPlacesIsThereWithEachOfThem() {
        ImportPlan plan = plan(
                Set.of(), provided("a.b", "environment", null, "1"), provided("a.b", "packaged file", "shop", "2"));

        assertThat(plan.rows(Outcome.NEW))
                .extracting(ImportRow::getPlace)
                .containsExactly("environment", "packaged file of shop");
    }

    @Test
    void ofAPasswordAliasOnlyTheNameIsKnown() {
        ImportPlan plan = plan(Set.of("alias"), provided("alias", "password alias", null, null));

        assertThat(plan.rows(null).get(0).getCode()).isEqualTo("STR-0253");
        plan.requireUnblocked();
    }

    @Test
    void bootstrapNamesAreRefused() {
        assertThat(plan(Set.of(), provided("SECRETS_MASTER_KEY", "environment", null, "x"))
                        .rows(null)
                        .get(0)
                        .getCode())
                .isEqualTo("STR-0202");
    }
}
