package io.github.strongroom.secret;

/**
 * How many secrets a category has.
 *
 * @param category its name; empty for secrets without one
 */
public record CategoryCount(String category, long secrets) {}
