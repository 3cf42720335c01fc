package io.github.strongroom.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.Status;
import io.github.strongroom.secret.ValueRule;
import io.github.strongroom.secret.ValueType;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormTest {

    private static final OffsetDateTime EXPIRY = OffsetDateTime.parse("2027-03-04T06:06:07.123456+01:00");

    @Test
    void anUntouchedExpiryStaysToTheMicrosecond() {
        SecretForm form = SecretForm.of(stored());

        assertThat(form.getSchedule().getExpiresAt()).isEqualTo("2027-03-04T05:06:07");
        assertThat(form.draft(null).expiresAt()).isNull();
    }

    @Test
    void anEmptiedExpiryIsRemoved() {
        SecretForm form = SecretForm.of(stored());
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
        SecretForm form = SecretForm.of(stored());

        assertThat(form.getTags()).isEqualTo("mail, prod");
        form.setTags(" b,a ,b");
        assertThat(form.draft(null).tags()).containsExactlyInAnyOrder("a", "b");
    }

    private static SecretSummary stored() {
        return new SecretSummary(
                "smtp.password",
                Kind.SECRET,
                ValueType.TEXT,
                "SMTP",
                "",
                "",
                Set.of("prod", "mail"),
                Status.ACTIVE,
                null,
                EXPIRY,
                Period.ofDays(90),
                20,
                ValueRule.NONE,
                1,
                EXPIRY,
                null,
                null,
                Set.of(),
                1,
                EXPIRY,
                "admin",
                EXPIRY,
                "admin");
    }
}
