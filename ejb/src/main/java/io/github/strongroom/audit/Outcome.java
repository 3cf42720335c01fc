package io.github.strongroom.audit;

/** How an audited action ended. */
public enum Outcome {
    /** It was done. */
    SUCCESS,
    /** It was not allowed, or the request was not acceptable. */
    REFUSED,
    /** It was allowed and could not be done. */
    FAILED
}
