package io.github.strongroom.console;

import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.Status;
import io.github.strongroom.secret.ValueRule;
import io.github.strongroom.secret.ValueType;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Set;

/** Stored secrets as the vault describes them. */
final class Secrets {

    static final OffsetDateTime TIME = OffsetDateTime.parse("2027-03-04T06:06:07.123456+01:00");

    private Secrets() {}

    static SecretSummary smtp() {
        return smtp("SMTP", "", Status.ACTIVE, 1, Set.of());
    }

    static SecretSummary withoutExpiry() {
        return smtp("SMTP", "", Status.ACTIVE, 2, Set.of(), null);
    }

    static SecretSummary smtp(String category, String owner, Status status, int version, Set<Flag> flags) {
        return smtp(category, owner, status, version, flags, TIME);
    }

    private static SecretSummary smtp(
            String category, String owner, Status status, int version, Set<Flag> flags, OffsetDateTime expiresAt) {
        return new SecretSummary(
                "smtp.password",
                Kind.SECRET,
                ValueType.TEXT,
                category,
                "",
                owner,
                Set.of("prod", "mail"),
                status,
                null,
                expiresAt,
                Period.ofDays(90),
                20,
                ValueRule.NONE,
                version,
                TIME,
                TIME,
                null,
                flags,
                version,
                TIME,
                "admin",
                TIME,
                "admin");
    }
}
