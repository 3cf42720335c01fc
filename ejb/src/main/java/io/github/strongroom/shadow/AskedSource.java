package io.github.strongroom.shadow;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * A source of configuration that is not ours, asked with care: whatever it throws stays here. What it says when it fails is not
 * logged, because there may be a value in it.
 */
final class AskedSource {

    private static final Logger LOG = Logger.getLogger(AskedSource.class.getName());
    private static final String SERVER_ITSELF = "Payara";
    private static final int LONGEST_NAME = 100;

    private final ConfigSource source;
    private final SourceKind kind;
    private final String called;

    AskedSource(ConfigSource source) {
        this.source = source;
        this.kind = attempt(() -> SourceKind.of(source)).orElse(SourceKind.OTHER);
        this.called = attempt(() -> onOneLine(kind.called(source)))
                .orElse(source.getClass().getSimpleName());
    }

    /** What a source said: a text, nothing, or an error. */
    record Said(String text, boolean failed) {}

    SourceKind kind() {
        return kind;
    }

    String called() {
        return called;
    }

    int ordinal() {
        return attempt(source::getOrdinal).orElse(ConfigSource.DEFAULT_ORDINAL);
    }

    /** Whether it tells of the server alone: its ports, its directories. */
    boolean isOfTheServerItself() {
        return isServerWide() && SERVER_ITSELF.equals(called);
    }

    boolean isServerWide() {
        return attempt(() -> SourceKind.isServerWide(source)).orElse(false);
    }

    /** The names that it lists; none from one that fails, or lists none. */
    Set<String> names() {
        return attempt(() -> source.getPropertyNames().stream()
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** What it says when it is asked for a name. An empty text is nothing, as it is for applications. */
    Said ask(String name) {
        try {
            String text = source.getValue(name);
            return new Said(text == null || text.isEmpty() ? null : text, false);
        } catch (RuntimeException | LinkageError e) {
            failed(e);
            return new Said(null, true);
        }
    }

    private <T> Optional<T> attempt(Supplier<T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (RuntimeException | LinkageError e) {
            failed(e);
            return Optional.empty();
        }
    }

    private void failed(Throwable e) {
        LOG.log(Level.FINE, "Source {0} failed with {1}", new Object[] {
            source.getClass().getName(), e.getClass().getName()
        });
    }

    private static String onOneLine(String name) {
        String line = name.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
    }
}
