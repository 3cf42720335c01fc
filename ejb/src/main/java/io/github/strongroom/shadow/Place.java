package io.github.strongroom.shadow;

/**
 * A place that provides a name to an application.
 *
 * @param source what people call the source
 * @param as the name under which the place has it
 * @param ordinal the source's rank: the highest is asked first
 * @param value how its value compares with Strongroom's
 * @param wins whether the application gets this one
 */
public record Place(SourceKind kind, String source, String as, int ordinal, Agreement value, boolean wins) {}
