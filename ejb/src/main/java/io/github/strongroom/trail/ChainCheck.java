package io.github.strongroom.trail;

import java.security.PublicKey;
import java.util.Optional;
import java.util.UUID;

/**
 * Follows a chain from its beginning to its end and finds the first row that is not as it was when it was chained. It is given the
 * links in the order in which they are stored and each checkpoint after the link that it is about, and keeps nothing but
 * where it stands: its memory does not grow. Not safe for use by several threads.
 */
public final class ChainCheck {

    private final UUID installation;
    private final PublicKey key;
    private final String expectedHead;

    private long position;
    private String head;
    private String sequence;
    private boolean begun;
    private long signedUpTo;
    private boolean headSeen;
    private long links;
    private long checkpoints;
    private Finding finding;

    /**
     * A check of the trail of an installation.
     *
     * @param key what the checkpoints must have been signed with
     * @param expectedHead a hash that is known from elsewhere, a server's log for example, and must be in the trail; {@code null}
     *     for none
     */
    public ChainCheck(UUID installation, PublicKey key, String expectedHead) {
        this.installation = installation;
        this.key = key;
        this.expectedHead = expectedHead;
        this.head = TrailEvent.genesis(installation);
    }

    /** The links begin after this checkpoint: those before it were retired, or are not asked for. */
    public void beginAfter(Checkpoint checkpoint) {
        if (isSigned(checkpoint)) {
            position = checkpoint.position();
            head = checkpoint.head();
            signedUpTo = position;
            see(head);
        }
    }

    /**
     * The next link.
     *
     * @param previous the hash of the link before, as it is stored with this one
     * @param hash its own hash, as it is stored
     */
    public void link(long at, String previous, String hash, TrailEvent event) {
        links++;
        if (finding != null) {
            noticeMoved(previous, hash, event);
        } else if (at != position + 1) {
            misplaced(at, event);
        } else if (!event.hash(at, previous).equals(hash)) {
            altered(at, previous, hash, event);
        } else if (!previous.equals(head)) {
            unconnected(at, event);
        } else {
            position = at;
            head = hash;
            sequence = event.sequence();
            see(hash);
        }
    }

    /** The next link, whose row is gone. */
    public void linkWithoutRow(long at, String sequenceOfRow) {
        links++;
        if (at != position + 1) {
            reject(Finding.Kind.REMOVED, position + 1, null, "it is missing");
        }
        reject(Finding.Kind.REMOVED, at, sequenceOfRow, "its link is there and the row itself is missing");
    }

    /** Every row must be covered by a checkpoint: a trail that was signed before it left has no others. */
    public void requireAllSigned() {
        if (signedUpTo < position) {
            reject(
                    Finding.Kind.UNSIGNED,
                    signedUpTo + 1,
                    null,
                    "from here to row " + position + " no checkpoint vouches for the rows");
        }
    }

    /** Something that the one who reads the trail has found, if nothing was found before it. */
    public void reject(Finding.Kind kind, long at, String sequenceOfRow, String text) {
        if (finding == null) {
            found(kind, at, sequenceOfRow, text);
        }
    }

    /** Whether all that was given until now is as it was chained. */
    public boolean isIntact() {
        return finding == null;
    }

    /** The position of the last row that was as it was chained. */
    public long position() {
        return position;
    }

    private void misplaced(long at, TrailEvent event) {
        if (at <= position) {
            found(
                    Finding.Kind.INSERTED,
                    at,
                    event.sequence(),
                    "there is a second row at its position, or it stands behind later ones");
        } else {
            String rows = at == position + 2 ? "this row is" : "the rows from here to " + (at - 1) + " are";
            found(Finding.Kind.REMOVED, position + 1, null, rows + " missing");
        }
    }

    /** Whoever adds or takes away a row may renumber those behind it; but the number is in the hash. */
    private void altered(long at, String previous, String hash, TrailEvent event) {
        if (event.hash(at - 1, previous).equals(hash)) {
            found(
                    Finding.Kind.INSERTED,
                    at - 1,
                    sequence,
                    "it was put before the row that was chained at its position");
        } else if (event.hash(at + 1, previous).equals(hash)) {
            found(Finding.Kind.REMOVED, at, null, "the row that was chained here is missing");
        } else {
            found(Finding.Kind.EDITED, at, event.sequence(), "it does not say what it said when it was chained");
        }
    }

    private void unconnected(long at, TrailEvent event) {
        if (begun) {
            found(
                    Finding.Kind.EDITED,
                    position,
                    sequence,
                    "it was chained anew: the row after it vouches for another hash");
        } else {
            found(
                    Finding.Kind.BEGINNING,
                    at,
                    event.sequence(),
                    "it follows neither the beginning of this installation nor the checkpoint before it");
        }
    }

    /** A row that turns up later than its place was moved, not removed. */
    private void noticeMoved(String previous, String hash, TrailEvent event) {
        long place = finding.position();
        if (finding.kind() == Finding.Kind.REMOVED
                && event.hash(place, previous).equals(hash)) {
            found(Finding.Kind.REORDERED, place, event.sequence(), "it stands behind a later row");
        }
    }

    /** The next checkpoint, after the link that it is about. */
    public void checkpoint(Checkpoint checkpoint) {
        checkpoints++;
        if (finding != null || checkpoint.position() <= signedUpTo || !isSigned(checkpoint)) {
            return;
        }
        if (checkpoint.position() > position) {
            found(
                    Finding.Kind.CUT,
                    position + 1,
                    null,
                    "a checkpoint was signed for " + checkpoint.position() + " rows, and the trail ends before");
        } else if (checkpoint.position() == position && checkpoint.head().equals(head)) {
            signedUpTo = position;
        } else {
            found(
                    Finding.Kind.REWRITTEN,
                    signedUpTo + 1,
                    null,
                    "between here and row " + checkpoint.position()
                            + " rows were chained anew after a checkpoint was signed");
        }
    }

    private boolean isSigned(Checkpoint checkpoint) {
        boolean signed = checkpoint.installation().equals(installation) && checkpoint.isSignedBy(key);
        if (!signed && finding == null) {
            found(
                    Finding.Kind.SIGNATURE,
                    checkpoint.position(),
                    checkpoint.position() == position ? sequence : null,
                    "its checkpoint was not signed with this key, or was edited");
        }
        return signed;
    }

    private void see(String hash) {
        begun = true;
        headSeen |= hash.equals(expectedHead);
    }

    /** There are no more rows. */
    public Result end() {
        if (finding == null && expectedHead != null && !headSeen) {
            found(Finding.Kind.CUT, position + 1, null, "the head that was expected is not in the trail");
        }
        return new Result(Optional.ofNullable(finding), links, checkpoints, position, signedUpTo, head);
    }

    private void found(Finding.Kind kind, long at, String sequenceOfRow, String text) {
        finding = new Finding(kind, at, sequenceOfRow, text);
    }

    /**
     * What a check has found.
     *
     * @param finding empty where all is as it was chained
     * @param links how many rows were given
     * @param checkpoints how many checkpoints were given
     * @param position of the last row before the finding, or of all
     * @param signedUpTo rows up to this one are covered by a checkpoint; those after it are chained only
     * @param head hash of the row at {@code position}
     */
    public record Result(
            Optional<Finding> finding, long links, long checkpoints, long position, long signedUpTo, String head) {}
}
