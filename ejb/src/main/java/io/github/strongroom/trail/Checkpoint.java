package io.github.strongroom.trail;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * A signed statement of how the chain stood at a moment: whoever has it can tell whether any row up to its position was edited,
 * removed, inserted or moved since.
 *
 * @param position of the last link, which is the count of all links since the beginning
 * @param head hash of that link, 64 hexadecimal digits
 * @param at when it was signed, to the microsecond
 * @param signature Ed25519 (RFC 8032), 64 bytes
 */
// A checkpoint is verified, never compared.
public record Checkpoint(UUID installation, long position, String head, Instant at, byte[] signature) {

    private static final String SCHEME = "strongroom/audit-checkpoint/1";

    /** What is signed: scheme, installation, position, head and time, each with its length before it. */
    public static byte[] statement(UUID installation, long position, String head, Instant at) {
        return new LengthPrefixed()
                .add(SCHEME)
                .add(installation.toString())
                .add(Long.toString(position))
                .add(head)
                .add(TrailTime.text(at))
                .toBytes();
    }

    /** Whether the holder of the private key that belongs to this public one has signed it. */
    public boolean isSignedBy(PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(statement(installation, position, head, at));
            return verifier.verify(signature);
        } catch (GeneralSecurityException | DateTimeException e) {
            return false;
        }
    }
}
