package io.github.strongroom.configsource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Reads that are to be written in one transaction. */
public final class ReadBatch {

    private final UUID id = UUID.randomUUID();
    private final List<CountedRead> reads = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();

    ReadBatch() {}

    void add(Tally tally, CountedRead read) {
        tallies.add(tally);
        reads.add(read);
    }

    /** Known to whoever writes it: what was written under it must not be written again. */
    public UUID id() {
        return id;
    }

    public List<CountedRead> reads() {
        return Collections.unmodifiableList(reads);
    }

    public int size() {
        return reads.size();
    }

    public boolean isEmpty() {
        return reads.isEmpty();
    }

    /** Says that all of it is written. */
    public void written() {
        Reads.written(this);
    }

    void settle() {
        for (int i = 0; i < reads.size(); i++) {
            tallies.get(i).setWritten(reads.get(i).count());
        }
    }
}
