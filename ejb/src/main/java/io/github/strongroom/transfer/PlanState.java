package io.github.strongroom.transfer;

import io.github.strongroom.fault.Fault;

/**
 * How far a plan is: what somebody decided about is compared before it is stored, nobody decides about what is being stored,
 * and it is stored once.
 */
final class PlanState {

    private Step step = Step.COMPARED;

    private enum Step {
        DECIDED,
        COMPARED,
        STORING,
        STORED
    }

    void decided() {
        requireStill();
        step = Step.DECIDED;
    }

    void compared() {
        requireStill();
        step = Step.COMPARED;
    }

    /**
     * Begins to store.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0257} where something was decided and not compared since, or
     *     while it is being stored, {@code STR-0258} when it was stored
     */
    void storing() {
        requireStill();
        if (step == Step.DECIDED) {
            throw Fault.IMPORT_AT_WORK.with("a key was changed there just now");
        }
        step = Step.STORING;
    }

    /** The end of storing: what was committed is stored for good, what was not can be tried again. */
    void ended(boolean committed) {
        step = committed ? Step.STORED : Step.COMPARED;
    }

    private void requireStill() {
        if (isStored()) {
            throw Fault.IMPORT_DONE.with();
        }
        if (isStoring()) {
            throw Fault.IMPORT_AT_WORK.with("it is being stored");
        }
    }

    boolean isStoring() {
        return step == Step.STORING;
    }

    boolean isStored() {
        return step == Step.STORED;
    }
}
