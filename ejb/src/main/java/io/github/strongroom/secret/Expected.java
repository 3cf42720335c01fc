package io.github.strongroom.secret;

/** What a write is to find: any state, a certain row version, or no secret of the name at all. */
public sealed interface Expected {

    /** Whatever is there. */
    record Anything() implements Expected {}

    /** The row version that the writer has seen. */
    record RowVersion(long rowVersion) implements Expected {}

    /** Nothing: the write creates. */
    record Absent() implements Expected {}
}
