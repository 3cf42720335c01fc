package io.github.strongroom.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Failed sign-ins in a row under one name, whether or not there is such a user: after five, the name is locked for a minute,
 * and after each further failure again.
 */
@Entity
@Table(name = "sign_in_failures")
class SignInFailures {

    private static final int FREE_ATTEMPTS = 5;
    private static final Duration LOCKED_FOR = Duration.ofMinutes(1);
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    @Id
    private String name;

    private int failures;

    @Column(name = "last_failure_at")
    private OffsetDateTime lastFailureAt;

    @Column(name = "locked_until")
    private OffsetDateTime lockedUntil;

    protected SignInFailures() {}

    SignInFailures(String name) {
        this.name = name;
    }

    void add(OffsetDateTime now) {
        if (lastFailureAt != null && lastFailureAt.plus(FORGOTTEN_AFTER).isBefore(now)) {
            failures = 0;
        }
        failures++;
        lastFailureAt = now;
        lockedUntil = failures >= FREE_ATTEMPTS ? now.plus(LOCKED_FOR) : null;
    }

    boolean lockedAt(OffsetDateTime now) {
        return lockedUntil != null && lockedUntil.isAfter(now);
    }
}
