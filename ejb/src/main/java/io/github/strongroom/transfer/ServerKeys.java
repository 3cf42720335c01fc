package io.github.strongroom.transfer;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.shadow.RunningServer;
import java.util.List;

/** What the running server has configured, as keys of an import: each with the place that has it. */
final class ServerKeys {

    private ServerKeys() {}

    static Parsed of(List<RunningServer.Provided> provided) {
        Parsed keys = new Parsed();
        for (RunningServer.Provided one : provided) {
            keys.add(new Parsed.Entry(
                    one.name(), 0, place(one), one.value(), one.value() == null ? Fault.VALUE_UNKNOWN.with() : null));
        }
        return keys;
    }

    private static String place(RunningServer.Provided one) {
        return one.application() == null ? one.origin() : one.origin() + " of " + one.application();
    }
}
