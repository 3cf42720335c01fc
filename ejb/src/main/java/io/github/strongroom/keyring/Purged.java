package io.github.strongroom.keyring;

import java.util.UUID;

/**
 * That a secret was purged. It is sealed, so that the servers which still deliver the name believe it, and nobody else can take a
 * secret away from them by removing its row.
 *
 * @param rowVersion the last that it had
 */
public record Purged(UUID id, String name, long rowVersion) {

    byte[] encoded(UUID installation) {
        return SealContext.encode(
                SealContext.SCHEME, "purged", installation.toString(), id.toString(), name, Long.toString(rowVersion));
    }
}
