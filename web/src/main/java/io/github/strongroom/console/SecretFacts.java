package io.github.strongroom.console;

import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.SecretVault;
import io.github.strongroom.usage.Usage;
import io.github.strongroom.usage.UsageReport;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;

/** What the pages of one secret say about it, whoever looks: its metadata, what to do about its flags, and who reads it. */
public class SecretFacts {

    private final SecretSummary secret;
    private final List<FlagAdvice> advice;

    private final Usage usage;

    private SecretFacts(SecretSummary secret, List<FlagAdvice> advice, Usage usage) {
        this.secret = secret;
        this.advice = advice;
        this.usage = usage;
    }

    /**
     * Fetches them.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where there is no such secret
     */
    static SecretFacts of(SecretVault vault, UsageReport report, String name) {
        SecretSummary secret = vault.get(name);
        List<String> sharing = secret.flags().contains(Flag.REUSED) ? vault.sharing(name) : List.of();
        return new SecretFacts(secret, FlagAdvice.of(secret, sharing), report.of(name));
    }

    public SecretSummary getSecret() {
        return secret;
    }

    public List<FlagAdvice> getAdvice() {
        return advice;
    }

    /** Who reads it. */
    public Usage getUsage() {
        return usage;
    }

    /** Whom a change would reach, in a sentence. */
    public String getReach() {
        return ReachText.of(usage.reach());
    }

    /** How many hold an older version than the current one, in a sentence; empty where nobody does. */
    public String getBehind() {
        long behind = usage.behind();
        return behind == 0
                ? ""
                : behind + (behind == 1 ? " of them has" : " of them have") + " not read version " + usage.version()
                        + " yet and may still work with an older one.";
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
