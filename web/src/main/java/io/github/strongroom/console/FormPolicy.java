package io.github.strongroom.console;

import io.github.strongroom.secret.SecretDraft;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.ValueRule;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/** What new values of a secret must look like and how many versions it keeps, as people type it. */
public class FormPolicy implements Serializable {

    private static final long serialVersionUID = 1L;

    private String minLength = "";
    private String pattern = "";
    private String maxVersions = "";
    private String storedLimit = "";

    static FormPolicy of(SecretSummary secret) {
        FormPolicy policy = new FormPolicy();
        policy.standOn(secret);
        policy.maxVersions = policy.storedLimit;
        Optional.ofNullable(secret.rule().minLength()).ifPresent(length -> policy.minLength = length.toString());
        Optional.ofNullable(secret.rule().pattern()).ifPresent(text -> policy.pattern = text);
        return policy;
    }

    /** From now on, the limit counts as untouched where it is that of this secret. */
    void standOn(SecretSummary secret) {
        storedLimit = Integer.toString(secret.maxVersions());
    }

    void addTo(SecretDraft.Builder draft) {
        draft.rule(rule()).maxVersions(limit());
    }

    private ValueRule rule() {
        Integer length = WholeNumber.of("minLength", minLength).orElse(null);
        return length == null && pattern.isEmpty()
                ? ValueRule.NONE
                : new ValueRule(length, pattern.isEmpty() ? null : pattern);
    }

    private Optional<Integer> limit() {
        return maxVersions.equals(storedLimit) ? null : WholeNumber.of("maxVersions", maxVersions);
    }

    void describe(Map<String, String> fields) {
        fields.put("Versions kept", maxVersions.strip());
        fields.put("Minimum length", minLength.strip());
        fields.put("Pattern", pattern);
    }

    public String getMinLength() {
        return minLength;
    }

    public void setMinLength(String minLength) {
        this.minLength = minLength;
    }

    public String getPattern() {
        return pattern;
    }

    public void setPattern(String pattern) {
        this.pattern = pattern;
    }

    public String getMaxVersions() {
        return maxVersions;
    }

    public void setMaxVersions(String maxVersions) {
        this.maxVersions = maxVersions;
    }
}
