package io.github.strongroom.secret;

/**
 * How much the vault holds, and what wants attention. Deleted ones count as {@code deleted} alone.
 *
 * @param secrets entries of kind {@link Kind#SECRET}, whatever their status
 * @param settings entries of kind {@link Kind#SETTING}, whatever their status
 * @param inactive entries of either kind that somebody deactivated
 * @param expired entries of either kind whose time is over
 * @param scheduled entries of either kind whose time has not come
 * @param deleted entries that can still be restored or purged
 * @param reused entries with {@link Flag#REUSED}
 * @param rotationDue entries with {@link Flag#ROTATION_DUE}
 * @param unchangedSinceImport entries with {@link Flag#UNCHANGED_SINCE_IMPORT}
 * @param certificateEnding entries with {@link Flag#CERTIFICATE_ENDING}
 */
public record SecretCounts(
        long secrets,
        long settings,
        long inactive,
        long expired,
        long scheduled,
        long deleted,
        long reused,
        long rotationDue,
        long unchangedSinceImport,
        long certificateEnding) {}
