package io.github.strongroom.audit;

import io.github.strongroom.trail.ChainCheck;
import io.github.strongroom.trail.Finding;
import java.io.Serializable;
import java.util.Optional;

/**
 * What a verification of the stored trail has found.
 *
 * @param chain what was found in the chain
 * @param rejected rows that are stored, or were, and are on record as not Strongroom's
 * @param unchained rows that wait for their link
 * @param unlinked what was found beside the chain: rows whose link somebody took away; {@code null} for none
 */
public record VerifyReport(ChainCheck.Result chain, long rejected, long unchained, Finding unlinked)
        implements Serializable {

    /** The first bad row; empty where all is as it was chained. */
    public Optional<Finding> finding() {
        return chain.finding().or(() -> Optional.ofNullable(unlinked));
    }

    /** Whether nothing was found. */
    public boolean isIntact() {
        return finding().isEmpty();
    }
}
