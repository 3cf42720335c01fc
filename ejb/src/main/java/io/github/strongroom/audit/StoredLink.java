package io.github.strongroom.audit;

import io.github.strongroom.trail.TrailEvent;

/**
 * A link of the chain as it is stored, with the row that it is about.
 *
 * @param sequence of the row, as the link has it
 * @param previousHash hash of the link before, hexadecimal
 * @param hash its own, hexadecimal
 * @param linkSeal the MAC over the link
 * @param event what the row says; {@code null} where the row is gone
 * @param seal the MAC over the row
 */
// A link is read and handed on, never compared.
public record StoredLink(
        long position,
        String sequence,
        String previousHash,
        String hash,
        byte[] linkSeal,
        TrailEvent event,
        byte[] seal) {}
