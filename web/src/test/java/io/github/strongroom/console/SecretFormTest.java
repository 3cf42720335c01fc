package io.github.strongroom.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.ValueRule;
import java.time.OffsetDateTime;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormTest {

    @Test
    void anUntouchedExpiryStaysToTheMicrosecond() {
        SecretForm form = SecretForm.of(Secrets.smtp());

        assertThat(form.getSchedule().getExpiresAt()).isEqualTo("2027-03-04T05:06:07");
        assertThat(form.draft(null).expiresAt()).isNull();
    }

    @Test
    void anEmptiedExpiryIsRemoved() {
        SecretForm form = SecretForm.of(Secrets.smtp());
        form.getSchedule().setExpiresAt("");

        assertThat(form.draft(null).expiresAt()).isEmpty();
    }

    @Test
    void aTypedExpiryIsUtc() {
        SecretForm form = new SecretForm();
        form.getSchedule().setExpiresAt("2030-01-02T03:04");

        assertThat(form.draft(null).expiresAt()).contains(OffsetDateTime.parse("2030-01-02T03:04:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"90,P90D", "P3M,P3M", "' P1Y ',P1Y"})
    void aRotationIsDaysOrAPeriod(String typed, Period period) {
        SecretForm form = new SecretForm();
        form.getSchedule().setRotateEvery(typed);

        assertThat(form.draft(null).rotateEvery()).contains(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "3 months", "99999999999999", "PT1H"})
    void anythingElseIsRefusedAtItsField(String typed) {
        SecretForm form = new SecretForm();
        form.getSchedule().setRotateEvery(typed);

        assertThatThrownBy(() -> form.draft(null))
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith("rotateEvery: ");
    }

    @Test
    void tagsAreSeparatedByCommas() {
        SecretForm form = SecretForm.of(Secrets.smtp());

        assertThat(form.getTags()).isEqualTo("mail, prod");
        form.setTags(" b,a ,b");
        assertThat(form.draft(null).tags()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void limitsAndRuleThatWereNotTouchedStay() {
        SecretForm form = SecretForm.of(Secrets.smtp());

        assertThat(form.getPolicy().getMaxVersions()).isEqualTo("20");
        assertThat(form.draft(null).maxVersions()).isNull();
        assertThat(form.draft(null).rule()).isEqualTo(ValueRule.NONE);
        form.getPolicy().setMaxVersions(" ");
        assertThat(form.draft(null).maxVersions()).isEmpty();
    }

    @Test
    void typedLimitsAndRuleAreTaken() {
        SecretForm form = new SecretForm();
        form.getPolicy().setMaxVersions("5");
        form.getPolicy().setMinLength(" 12 ");
        form.getPolicy().setPattern("[a-z]+");

        assertThat(form.draft(null).maxVersions()).contains(5);
        assertThat(form.draft(null).rule()).isEqualTo(new ValueRule(12, "[a-z]+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1.5", "99999999999"})
    void numberThatIsNoneIsRefusedAtItsField(String typed) {
        SecretForm form = new SecretForm();
        form.getPolicy().setMinLength(typed);

        assertThatThrownBy(() -> form.draft(null)).hasMessageStartingWith("minLength: ");
    }

    @Test
    void overAnotherStateTheTypedTimesAreWrittenToo() {
        SecretForm form = SecretForm.of(Secrets.smtp());
        form.standOn(Secrets.withoutExpiry());

        assertThat(form.draft(null).expiresAt()).contains(OffsetDateTime.parse("2027-03-04T05:06:07Z"));
    }
}
