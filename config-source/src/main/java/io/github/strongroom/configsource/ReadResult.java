package io.github.strongroom.configsource;

/** What an application that read a name was answered. */
public enum ReadResult {
    /** The value. */
    VALUE,
    /** Nothing: the name is held and switched off. */
    INACTIVE,
    /** Nothing: the time of the name has not come. */
    SCHEDULED,
    /** Nothing: the time of the name is over. */
    EXPIRED,
    /** Nothing: the name was deleted. */
    DELETED,
    /** An error: the value exists and is not to be had. */
    UNAVAILABLE,
    /** An error: nothing was published yet. */
    UNPUBLISHED,
    /** Nothing: the name is of Strongroom's own bootstrap and never in the store. */
    RESERVED,
    /** Nothing: the name is not held. */
    NOT_HELD;

    /** Whether the next source was asked. */
    boolean isNothing() {
        return this != VALUE && this != UNAVAILABLE && this != UNPUBLISHED;
    }
}
