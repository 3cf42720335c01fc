package io.github.strongroom.trail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * A row of the audit trail in the form that is hashed and exported: one text for each of the {@link #FIELDS}, in their order, {@code null}
 * where the row has none. Times are ISO 8601 in UTC with six digits of fraction, numbers decimal, fingerprints hexadecimal.
 */
public record TrailEvent(List<String> values) {

    /** What a row says, in the order in which it is hashed. New ones are only ever added at the end. */
    public static final List<String> FIELDS = List.of(
            "sequence",
            "at",
            "actor",
            "actorKind",
            "tokenId",
            "action",
            "target",
            "targetVersion",
            "outcome",
            "code",
            "reason",
            "address",
            "userAgent",
            "server",
            "fingerprintBefore",
            "fingerprintAfter",
            "count",
            "firstAt",
            "lastAt");

    private static final String SCHEME = "strongroom/audit/1";
    private static final HexFormat HEX = HexFormat.of();

    // a clone is made in a fraction of the time that looking the algorithm up takes, and there may be millions of rows
    private static final MessageDigest SHA_256 = sha256();

    /** An event with these values. */
    public TrailEvent {
        if (values.size() != FIELDS.size()) {
            throw new IllegalArgumentException("An event has " + FIELDS.size() + " values");
        }
    }

    /** The value of a field, or {@code null}. */
    public String value(String field) {
        return values.get(FIELDS.indexOf(field));
    }

    /** The row's sequence in its table. */
    public String sequence() {
        return values.get(0);
    }

    /** What stands before the first row of an installation: 64 hexadecimal digits. */
    public static String genesis(UUID installation) {
        return hex(new LengthPrefixed().add(SCHEME).add("genesis").add(installation.toString()));
    }

    /**
     * The hash of this event as the link at a position of the chain: SHA-256 over scheme, position, hash of the link before, and all
     * values, {@linkplain LengthPrefixed length-prefixed}.
     *
     * @param position from 1, without gaps
     * @param previous hash of the link before, {@link #genesis} for the first
     * @return 64 hexadecimal digits in lower case
     */
    public String hash(long position, String previous) {
        LengthPrefixed form =
                new LengthPrefixed().add(SCHEME).add(Long.toString(position)).add(previous);
        values.forEach(form::add);
        return hex(form);
    }

    /** What a MAC over the row is made of: scheme and all values, its number among them, so that no row stands in for another. */
    public byte[] sealed() {
        LengthPrefixed form = new LengthPrefixed().add(SCHEME).add("event");
        values.forEach(form::add);
        return form.toBytes();
    }

    /** What a MAC over a link is made of: scheme, position, sequence of the row, and hash. */
    public static byte[] sealedLink(long position, String sequence, String hash) {
        return new LengthPrefixed()
                .add(SCHEME)
                .add("link")
                .add(Long.toString(position))
                .add(sequence)
                .add(hash)
                .toBytes();
    }

    private static String hex(LengthPrefixed form) {
        try {
            return HEX.formatHex(form.digest((MessageDigest) SHA_256.clone()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Every SHA-256 of a Java platform can be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
