package io.github.strongroom.configsource;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Hands one application the values of the published {@link Snapshot}.
 *
 * <p>A name that is not held, or withdrawn, is {@code null}. A name that is held and not to be had
 * {@linkplain ValueUnavailableException throws}, and so does every name but {@linkplain ReservedNames reserved} ones
 * before the first snapshot. {@link #getPropertyNames()} and {@link #getProperties()} are empty on purpose: tools that dump a
 * configuration cannot walk the secrets. Every read is counted. Safe for use by several threads; but for the first read of a name in
 * a version, a read neither locks nor allocates.
 */
final class StrongroomConfigSource implements ConfigSource {

    static final String NAME = "Strongroom";
    private static final String EXPRESSIONS_ENABLED = "mp.config.property.expressions.enabled";

    private final WeakReference<ClassLoader> application;
    private final ApplicationReads reads;
    private final int ordinal;
    private volatile Boolean expanded;

    StrongroomConfigSource(ClassLoader application, String name, int ordinal) {
        this.application = new WeakReference<>(application);
        this.reads = ApplicationReads.of(name);
        this.ordinal = ordinal;
    }

    /** Whether it was made for the application of this loader. */
    boolean belongsTo(ClassLoader loader) {
        return application.refersTo(loader);
    }

    @Override
    public String getValue(String name) {
        Snapshot snapshot = Delivery.current();
        Held held = snapshot == null ? null : snapshot.find(name);
        if (held == null) {
            return absent(name, snapshot != null);
        }
        held.count(reads, name);
        return delivered(name, held);
    }

    private String absent(String name, boolean published) {
        if (ReservedNames.isBootstrap(name)) {
            reads.countUnheld(name, ReadResult.RESERVED, CountedRead.ANY_BOOTSTRAP_NAME);
        } else if (published || ReservedNames.isReserved(name)) {
            reads.countMiss();
        } else {
            reads.countUnheld(name, ReadResult.UNPUBLISHED, CountedRead.ANY_NAME);
            throw ValueUnavailableException.nothingPublished(name);
        }
        return null;
    }

    private String delivered(String name, Held held) {
        String exact = held.exact(name);
        String escaped = held.escaped();
        return escaped == exact || !expanded() ? exact : escaped;
    }

    /** Whether this application's values are expanded; asked once, at the first value that it could change. */
    private boolean expanded() {
        Boolean known = expanded;
        if (known == null) {
            known = ConfigProvider.getConfig(application.get())
                    .getOptionalValue(EXPRESSIONS_ENABLED, Boolean.class)
                    .orElse(true);
            expanded = known;
        }
        return known;
    }

    @Override
    public int getOrdinal() {
        return ordinal;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.of();
    }
}
