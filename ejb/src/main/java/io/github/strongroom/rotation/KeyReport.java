package io.github.strongroom.rotation;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.rotation.KeyUse.Standing;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * All master keys that hold rows or were given to this server, and what a rewrap would do with them.
 *
 * @param keys the oldest first
 * @param auditPublicKey base64 of the raw Ed25519 public key (32 bytes) that verifies the audit trail
 */
public record KeyReport(List<KeyUse> keys, String auditPublicKey) implements Serializable {

    /** The key that wraps whatever this server stores from now on. */
    public KeyUse current() {
        return keys.stream()
                .filter(key -> key.standing() == Standing.CURRENT)
                .findFirst()
                .orElseThrow();
    }

    /**
     * A server that was not restarted yet still has the old key as its current one: it must not move rows back.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0239} when a key came into use after the current one, {@code
     *     STR-0238} when the current one was retired
     */
    void requireNewestIsCurrent() {
        if (current().firstUsedAt() == null) {
            throw Fault.KEY_RETIRED.with();
        }
        KeyUse newest = keys.stream()
                .filter(key -> key.firstUsedAt() != null)
                .max(Comparator.comparing(KeyUse::firstUsedAt))
                .orElseThrow();
        if (newest.firstUsedAt().isAfter(current().firstUsedAt())) {
            throw Fault.REWRAP_BACKWARDS.with(current().id(), newest.id());
        }
    }

    /**
     * Whether a key may be retired: it is listed, holds nothing, and is older than the current one. A newer one is the current
     * key of servers that were restarted before this one.
     */
    public boolean isRetirable(KeyUse key) {
        return key.firstUsedAt() != null && key.rows() == 0 && isOlderThanCurrent(key);
    }

    boolean isOlderThanCurrent(KeyUse key) {
        return current().firstUsedAt() != null
                && key.firstUsedAt().isBefore(current().firstUsedAt());
    }

    /** The keys that may be retired. */
    public List<KeyUse> retirable() {
        return keys.stream().filter(this::isRetirable).toList();
    }

    /** The keys whose rows a rewrap on this server moves to the current one. */
    public List<KeyUse> moving() {
        return holding(Standing.PREVIOUS);
    }

    /** The keys whose rows stay where they are, because the key was not given to this server. */
    public List<KeyUse> staying() {
        return holding(Standing.NOT_GIVEN);
    }

    private List<KeyUse> holding(Standing standing) {
        return keys.stream()
                .filter(key -> key.standing() == standing && key.rows() > 0)
                .toList();
    }

    /** How many rows a rewrap moves. */
    public long rowsMoving() {
        return moving().stream().mapToLong(KeyUse::rows).sum();
    }

    /** How many rows stay because their key was not given. */
    public long rowsStaying() {
        return staying().stream().mapToLong(KeyUse::rows).sum();
    }
}
