package io.github.strongroom.secret;

/**
 * A category of secrets and settings.
 *
 * @param secrets how many living secrets and settings are in it
 */
public record Category(String name, String description, long secrets) {}
