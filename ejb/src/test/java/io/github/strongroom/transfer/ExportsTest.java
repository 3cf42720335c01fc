package io.github.strongroom.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.secret.Status;
import org.junit.jupiter.api.Test;

class ExportsTest {

    @Test
    void auditTellsTheFilterByTheWordsOfTheAddress() {
        assertThat(Exports.told(
                        new SecretFilter("smtp", "Mail", Kind.SECRET, Status.ACTIVE, "prod", "team", Flag.REUSED)))
                .isEqualTo("q=smtp, category=Mail, kind=SECRET, status=ACTIVE, tag=prod, owner=team, flag=REUSED");
        assertThat(Exports.told(new SecretFilter(null, "Mail", null, null, "", null, null)))
                .isEqualTo("category=Mail");
        assertThat(Exports.told(SecretFilter.ALL)).isEqualTo("all that are not deleted");
    }
}
