package io.github.strongroom.secret;

/** How a version came to be. */
public enum Origin {
    /** Somebody, or a program, gave the value. */
    TYPED,
    /** Strongroom made the value itself; nobody needs to have seen it. */
    GENERATED,
    /** It came in with many others, from a file or from the running server. */
    IMPORTED,
    /** It is the value of an earlier version. */
    ROLLED_BACK
}
