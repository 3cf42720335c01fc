package io.github.strongroom.console;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.secret.SecretDraft;
import io.github.strongroom.secret.SecretSummary;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** When a secret begins, when it ends, and how often its value should change, as people type it. */
public class FormSchedule implements Serializable {

    private static final long serialVersionUID = 1L;

    private String activeFrom = "";
    private String expiresAt = "";
    private String rotateEvery = "";
    private String storedStart = "";
    private String storedExpiry = "";

    static FormSchedule of(SecretSummary secret) {
        FormSchedule schedule = new FormSchedule();
        schedule.standOn(secret);
        schedule.activeFrom = schedule.storedStart;
        schedule.expiresAt = schedule.storedExpiry;
        schedule.rotateEvery =
                secret.rotateEvery() == null ? "" : secret.rotateEvery().toString();
        return schedule;
    }

    /** From now on, times count as untouched where they are those of this secret. */
    void standOn(SecretSummary secret) {
        storedStart = shown(secret.activeFrom());
        storedExpiry = shown(secret.expiresAt());
    }

    /** To the second, which is what the browser's field takes. */
    private static String shown(OffsetDateTime time) {
        return time == null
                ? ""
                : time.withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .withNano(0)
                        .toString();
    }

    void addTo(SecretDraft.Builder draft) {
        draft.activeFrom(time("activeFrom", activeFrom, storedStart))
                .expiresAt(time("expiresAt", expiresAt, storedExpiry))
                .rotateEvery(rotation());
    }

    private static Optional<OffsetDateTime> time(String field, String typed, String stored) {
        if (typed.equals(stored)) {
            return null;
        }
        try {
            return given(typed).map(text -> LocalDateTime.parse(text).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw Fault.FIELD_INVALID.with(field, "write date and time in UTC, for example 2026-12-31T23:59.");
        }
    }

    private Optional<Period> rotation() {
        try {
            return given(rotateEvery).map(FormSchedule::period);
        } catch (DateTimeException e) {
            throw Fault.FIELD_INVALID.with(
                    "rotateEvery", "write a number of days, or a period of ISO 8601 such as P90D or P3M.");
        }
    }

    private static Period period(String text) {
        return Period.parse(text.chars().allMatch(Character::isDigit) ? "P" + text + "D" : text);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
    }

    void describe(Map<String, String> fields) {
        fields.put("Active from (UTC)", activeFrom.replace('T', ' '));
        fields.put("Expires (UTC)", expiresAt.replace('T', ' '));
        fields.put("Rotate every", rotateEvery.strip());
    }

    public String getActiveFrom() {
        return activeFrom;
    }

    public void setActiveFrom(String activeFrom) {
        this.activeFrom = activeFrom;
    }

    public String getExpiresAt() {
        return expiresAt;
    }

    public void setExpiresAt(String expiresAt) {
        this.expiresAt = expiresAt;
    }

    public String getRotateEvery() {
        return rotateEvery;
    }

    public void setRotateEvery(String rotateEvery) {
        this.rotateEvery = rotateEvery;
    }
}
