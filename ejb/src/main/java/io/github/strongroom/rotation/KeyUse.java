package io.github.strongroom.rotation;

import java.io.Serializable;
import java.time.OffsetDateTime;

/**
 * A master key and what it holds.
 *
 * @param id the key's fingerprint
 * @param standing what the key is to this server
 * @param versions how many versions of secrets have their data key under it
 * @param installationKeys how many keys of the installation's own are under it
 * @param firstUsedAt when a server first started with it as the current one; {@code null} where none did, or the key
 *     is retired
 */
public record KeyUse(String id, Standing standing, long versions, long installationKeys, OffsetDateTime firstUsedAt)
        implements Serializable {

    /** What a key is to this server. */
    public enum Standing {
        /** Wraps whatever is stored from now on. */
        CURRENT,
        /** Was given, and opens what is under it. */
        PREVIOUS,
        /** Was given, and holds nothing: it was retired, and need not be given any more. */
        RETIRED,
        /** Was not given to this server: what is under it cannot be opened here. */
        NOT_GIVEN
    }

    /** How many rows the key holds. */
    public long rows() {
        return versions + installationKeys;
    }
}
