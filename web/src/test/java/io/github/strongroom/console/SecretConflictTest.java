package io.github.strongroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.Status;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretConflictTest {

    private final SecretSummary seen = Secrets.smtp();
    private final SecretForm form = SecretForm.of(seen);

    private SecretConflict conflict(String category, String owner, Status status, int version, String value) {
        return new SecretConflict(form, seen, Secrets.smtp(category, owner, status, version, Set.of()), value);
    }

    @Test
    void fieldsThatAreTheSameAreLeftOut() {
        assertThat(conflict("SMTP", "", Status.ACTIVE, 1, null).getRows()).isEmpty();
    }

    @Test
    void eachDifferenceSaysWhoMadeIt() {
        form.setCategory("Mine");
        form.setDescription("mine");

        assertThat(conflict("Theirs", "theirs", Status.ACTIVE, 1, null).getRows())
                .containsExactly(
                        new SecretConflict.Row("Category", "Mine", "Theirs", "both"),
                        new SecretConflict.Row("Owner", "\u2013", "theirs", "them"),
                        new SecretConflict.Row("Description", "mine", "\u2013", "you"));
    }

    @Test
    void valueIsTheirsWhenTheVersionDiffersAndYoursWhenYouTypedOne() {
        assertThat(conflict("SMTP", "", Status.ACTIVE, 2, null).getRows())
                .extracting(SecretConflict.Row::field, SecretConflict.Row::stored, SecretConflict.Row::by)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Value", "changed by them: version 2", "them"));
        assertThat(conflict("SMTP", "", Status.ACTIVE, 1, "changed by you").getRows())
                .containsExactly(new SecretConflict.Row("Value", "changed by you", "not changed: version 1", "you"));
    }

    @Test
    void withdrawingIsAChangeOfTheirsToo() {
        assertThat(conflict("SMTP", "", Status.INACTIVE, 1, null).getRows())
                .containsExactly(new SecretConflict.Row("Status", "not part of this form", "Inactive", "them"));
    }
}
