package io.github.strongroom.audit;

import io.github.strongroom.trail.Checkpoint;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** Takes the audit trail as it is read: the beginning, links in the order of the chain with checkpoints among them, and the end. */
public interface TrailSink {

    /** Before the first row. */
    void begin(Beginning beginning) throws IOException;

    void link(StoredLink link) throws IOException;

    /** A checkpoint, behind the link that it is about. */
    void checkpoint(Checkpoint checkpoint) throws IOException;

    /** A row that is not in the chain, because Strongroom had not written it, or because it had vanished. */
    void rejected(String sequence, String code, Instant foundAt) throws IOException;

    /** All of it was handed over; an export that is broken off never comes here. */
    void end(Counts counts) throws IOException;

    /**
     * What is known before the first row.
     *
     * @param publicKey of the checkpoints, as PEM
     * @param filter {@link AuditFilter#NONE} where nothing is left out
     * @param firstPosition of the first link
     * @param previousHash hash of the link before that one
     * @param vouching the checkpoint for rows that were retired before the first; {@code null} where there are none
     * @param at of which moment the rows are
     */
    record Beginning(
            UUID installation,
            String publicKey,
            AuditFilter filter,
            long firstPosition,
            String previousHash,
            Checkpoint vouching,
            Instant at) {}

    /**
     * How much was handed over.
     *
     * @param waiting rows that were stored and are not among those handed over, because they were not chained and signed yet
     */
    record Counts(long rows, long checkpoints, long rejected, long waiting) {}
}
