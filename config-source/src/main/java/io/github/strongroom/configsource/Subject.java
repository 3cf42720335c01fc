package io.github.strongroom.configsource;

/**
 * What reads of an application are counted by.
 *
 * @param version 0 where none is held
 */
record Subject(String name, int version, ReadResult result) {}
