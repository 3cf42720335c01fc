package io.github.strongroom.console;

import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.SecretVault;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;

/** What the pages of one secret say about it, whoever looks: its metadata, and what to do about its flags. */
public class SecretFacts {

    private final SecretSummary secret;
    private final List<FlagAdvice> advice;

    private SecretFacts(SecretSummary secret, List<FlagAdvice> advice) {
        this.secret = secret;
        this.advice = advice;
    }

    /**
     * Fetches them.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where there is no such secret
     */
    static SecretFacts of(SecretVault vault, String name) {
        SecretSummary secret = vault.get(name);
        List<String> sharing = secret.flags().contains(Flag.REUSED) ? vault.sharing(name) : List.of();
        return new SecretFacts(secret, FlagAdvice.of(secret, sharing));
    }

    public SecretSummary getSecret() {
        return secret;
    }

    public List<FlagAdvice> getAdvice() {
        return advice;
    }

    public boolean isDeleted() {
        return secret.deletion() != null;
    }

    /** Whether it is deleted and can come back. */
    public boolean isRestorable() {
        return restorable(secret);
    }

    static boolean restorable(SecretSummary secret) {
        return secret.deletion() != null && secret.deletion().restorableUntil().isAfter(OffsetDateTime.now());
    }

    /** The period in words; empty where none is set. */
    public String getRotation() {
        return secret.rotateEvery() == null ? "" : PeriodText.of(secret.rotateEvery());
    }

    public String getTags() {
        return String.join(", ", new TreeSet<>(secret.tags()));
    }
}
