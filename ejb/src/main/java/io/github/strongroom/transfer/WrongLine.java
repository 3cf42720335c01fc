package io.github.strongroom.transfer;

import io.github.strongroom.fault.FaultException;

/** A line that is not understood: its number, and what to do about it. Never its text. */
public record WrongLine(int line, String code, String message) {

    WrongLine(int line, FaultException fault) {
        this(line, fault.fault().code(), fault.getMessage());
    }
}
