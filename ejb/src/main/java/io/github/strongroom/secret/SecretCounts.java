package io.github.strongroom.secret;

/**
 * How much the vault holds.
 *
 * @param secrets entries of kind {@link Kind#SECRET}, whatever their status
 * @param settings entries of kind {@link Kind#SETTING}, whatever their status
 * @param inactive entries of either kind that somebody deactivated
 * @param expired entries of either kind whose time is over
 */
public record SecretCounts(long secrets, long settings, long inactive, long expired) {}
