package io.github.strongroom.shadow;

import java.util.EnumSet;
import java.util.Set;

/** What an application gets for a name, seen from Strongroom. */
public enum Verdict {
    /** Strongroom's value. */
    STRONGROOM_WINS,
    /** The value of a source that ranks higher; it is the same one. */
    SHADOWED_SAME,
    /** Sources that rank higher have another value, one of them at least. */
    SHADOWED_DIFFERENT,
    /** A source that ranks higher has a value that cannot be compared. */
    SHADOWED_UNKNOWN,
    /** Nothing: Strongroom withholds it, and nobody else has it. */
    WITHHELD_ABSENT,
    /** The value of another source, while Strongroom withholds its own. */
    WITHHELD_REPLACED,
    /** The value of another source; Strongroom does not hold the name. */
    NOT_STORED,
    /** An error, now or as soon as what shadows Strongroom is removed. */
    FAILS;

    /** Where somebody should look before anything is removed. */
    public static final Set<Verdict> DIFFERENCES = Set.copyOf(EnumSet.of(SHADOWED_DIFFERENT, SHADOWED_UNKNOWN, FAILS));
}
