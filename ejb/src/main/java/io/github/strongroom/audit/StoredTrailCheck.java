package io.github.strongroom.audit;

import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.trail.ChainCheck;
import io.github.strongroom.trail.Checkpoint;
import io.github.strongroom.trail.Finding;
import io.github.strongroom.trail.SigningKey;
import io.github.strongroom.trail.TrailEvent;
import java.util.function.LongConsumer;

/**
 * Checks the chain as it is read from the database. Here each row that no checkpoint covers must have Strongroom's seal as well, which
 * nobody makes who can only write to the database: an outsider, who cannot check the seal, is not given rows without a checkpoint.
 */
final class StoredTrailCheck implements TrailReader.Sink {

    private static final int TELL = 1_000;

    private final Keyring keyring;
    private final ChainCheck chain;
    private final long sealedFrom;
    private final LongConsumer progress;
    private long rows;

    /**
     * A check.
     *
     * @param after the checkpoint that the first link follows, {@code null} from the beginning on
     * @param sealedFrom rows from this position on must have their seal
     * @param progress told how many rows were looked at, now and then
     */
    StoredTrailCheck(Keyring keyring, Checkpoint after, long sealedFrom, String expectedHead, LongConsumer progress) {
        this.keyring = keyring;
        this.chain = new ChainCheck(keyring.installation(), SigningKey.ofRaw(keyring.auditPublicKey()), expectedHead);
        this.sealedFrom = sealedFrom;
        this.progress = progress;
        if (after != null) {
            chain.beginAfter(after);
        }
    }

    @Override
    public void link(StoredLink link) {
        if (link.event() == null) {
            chain.linkWithoutRow(link.position(), link.sequence());
        } else {
            chain.link(link.position(), link.previousHash(), link.hash(), link.event());
            requireSeal(link);
        }
        if (++rows % TELL == 0) {
            progress.accept(rows);
        }
    }

    private void requireSeal(StoredLink link) {
        if (chain.isIntact() && link.position() >= sealedFrom && !isSealed(link)) {
            chain.reject(
                    Finding.Kind.EDITED,
                    link.position(),
                    link.sequence(),
                    "it was chained anew: its seal is not Strongroom's");
        }
    }

    private boolean isSealed(StoredLink link) {
        byte[] statement = TrailEvent.sealedLink(link.position(), link.sequence(), link.hash());
        return keyring.isSealedEvent(statement, link.linkSeal())
                && keyring.isSealedEvent(link.event().sealed(), link.seal());
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {
        chain.checkpoint(checkpoint);
    }

    /** What was found, when all was read. */
    ChainCheck.Result end() {
        progress.accept(rows);
        return chain.end();
    }
}
