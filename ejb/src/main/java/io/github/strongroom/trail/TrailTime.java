package io.github.strongroom.trail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times of the audit trail as text: ISO 8601 in UTC, always with six digits of fraction, for example {@code 2026-11-24T08:00:00.000000Z}. */
public final class TrailTime {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private TrailTime() {}

    /** The text of a time; {@code null} for none. */
    public static String text(Instant time) {
        return time == null ? null : FORM.format(time);
    }
}
