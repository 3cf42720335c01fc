package io.github.strongroom.keyring;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What a secret's row says and decides: which value is current, what it is, and whether applications get it. The row's seal is
 * a MAC over it, so that a row which was changed behind Strongroom's back is known by it. Times count to the microsecond, which is
 * what the database keeps.
 *
 * @param activeFrom {@code null} where it was active from the beginning
 * @param expiresAt {@code null} where it never expires
 * @param version number of the current value
 * @param rowVersion counts every change of the row
 * @param fingerprint of the current value
 */
public record SecretState(
        UUID id,
        String name,
        String kind,
        String type,
        boolean active,
        Instant activeFrom,
        Instant expiresAt,
        boolean deleted,
        int version,
        long rowVersion,
        Fingerprint fingerprint) {

    byte[] encoded(UUID installation) {
        return SealContext.encode(
                SealContext.SCHEME,
                "row",
                installation.toString(),
                id.toString(),
                name,
                kind,
                type,
                Boolean.toString(active),
                micros(activeFrom),
                micros(expiresAt),
                Boolean.toString(deleted),
                Integer.toString(version),
                Long.toString(rowVersion),
                fingerprint.hex());
    }

    private static String micros(Instant time) {
        return time == null ? "" : Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }
}
