package io.github.strongroom.fault;

import jakarta.ejb.ApplicationException;

/**
 * The one exception that leaves Strongroom's beans. Its message is meant for the person who asked, and holds no value of a
 * secret. It rolls the transaction back.
 */
@ApplicationException(rollback = true)
public final class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private boolean recorded;

    FaultException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** Notes that the audit trail has a row about it. */
    public void setRecorded() {
        recorded = true;
    }

    /** Whether the audit trail has a row about it. */
    public boolean isRecorded() {
        return recorded;
    }

    /** Code and message, as the log and a failed start show them. */
    @Override
    public String toString() {
        return fault.code() + ": " + getMessage();
    }
}
