package io.github.strongroom.shadow;

import io.github.strongroom.configsource.Application;
import io.github.strongroom.configsource.Delivery;
import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.SecretValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The sources of one application, asked in the order in which it meets them. Lives as long as one report is made. */
final class AskedApplication {

    /** What the runtime replaces when it expands expressions: {@code ${name}}, and backslashes that escape. */
    private static final Pattern EXPANDED = Pattern.compile("\\$\\{|\\\\[${}]");

    private final String name;
    private final String profile;
    private final boolean expands;
    private final List<AskedSource> sources = new ArrayList<>();
    private final Map<String, String> environment;
    private final Function<SecretValue, Fingerprint> fingerprints;

    AskedApplication(
            Application application, Map<String, String> environment, Function<SecretValue, Fingerprint> fingerprints) {
        this.name = application.name();
        this.profile = setting(application.config(), "mp.config.profile").orElse(null);
        this.expands = setting(application.config(), "mp.config.property.expressions.enabled")
                .map(Boolean::parseBoolean)
                .orElse(true);
        for (ConfigSource source : application.config().getConfigSources()) {
            sources.add(new AskedSource(source));
        }
        this.environment = environment;
        this.fingerprints = fingerprints;
    }

    private static Optional<String> setting(Config config, String name) {
        try {
            return config.getOptionalValue(name, String.class);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    String name() {
        return name;
    }

    /** The names that its sources list, with those that the server has set for itself left out. */
    Set<Listed> names() {
        Set<Listed> names = new TreeSet<>();
        for (AskedSource source : sources) {
            for (String listed : source.names()) {
                if (!ServerNames.isOf(source.kind(), listed) && !source.isOfTheServerItself()) {
                    names.add(new Listed(withoutProfile(listed), source.kind() == SourceKind.ENVIRONMENT));
                }
            }
        }
        return names;
    }

    /** A name that a source lists; one in the environment may stand for other spellings. */
    record Listed(String name, boolean variable) implements Comparable<Listed> {

        @Override
        public int compareTo(Listed other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : Boolean.compare(variable, other.variable);
        }
    }

    private String withoutProfile(String listed) {
        String prefix = "%" + profile + ".";
        return listed.startsWith(prefix) ? listed.substring(prefix.length()) : listed;
    }

    /**
     * All that the sources have for a name, in the order in which the application meets them. A profile's own name comes before
     * the plain one of sources that rank no higher.
     *
     * @param stored fingerprint of what Strongroom holds, or {@code null}
     */
    List<Offer> offers(String asked, Fingerprint stored) {
        List<Offer> plain = ask(asked, stored);
        if (profile == null) {
            return plain;
        }
        List<Offer> merged = new ArrayList<>(ask("%" + profile + "." + asked, null));
        int place = 0;
        for (Offer offer : plain) {
            while (place < merged.size() && merged.get(place).ordinal() >= offer.ordinal()) {
                place++;
            }
            merged.add(place++, offer);
        }
        return merged;
    }

    private List<Offer> ask(String asked, Fingerprint stored) {
        List<Offer> offers = new ArrayList<>();
        for (AskedSource source : sources) {
            (source.kind() == SourceKind.STRONGROOM ? own(source, asked, stored) : other(source, asked))
                    .ifPresent(offers::add);
        }
        return offers;
    }

    /** Strongroom is not asked for the value: its fingerprint is in the database. */
    private static Optional<Offer> own(AskedSource source, String asked, Fingerprint stored) {
        return switch (Delivery.answerTo(asked)) {
            case NOTHING -> Optional.empty();
            case VALUE -> Optional.of(offer(source, asked, Offer.Content.VALUE, stored));
            case ERROR -> Optional.of(offer(source, asked, Offer.Content.FAILURE, null));
        };
    }

    private Optional<Offer> other(AskedSource source, String asked) {
        AskedSource.Said said = source.ask(asked);
        if (said.failed()) {
            return Optional.of(offer(source, asked, Offer.Content.FAILURE, null));
        }
        return Optional.ofNullable(said.text()).map(text -> offered(source, asked, text));
    }

    private Offer offered(AskedSource source, String asked, String text) {
        String as = source.kind() == SourceKind.ENVIRONMENT
                ? EnvironmentName.of(asked, environment::containsKey).orElse(asked)
                : asked;
        if (expands && EXPANDED.matcher(text).find()) {
            return offer(source, as, Offer.Content.EXPRESSION, null);
        }
        Fingerprint fingerprint = SecretValue.of(text).map(fingerprints).orElse(null);
        return offer(source, as, Offer.Content.VALUE, fingerprint);
    }

    private static Offer offer(AskedSource source, String as, Offer.Content content, Fingerprint fingerprint) {
        return new Offer(source.kind(), source.called(), as, source.ordinal(), content, fingerprint);
    }
}
