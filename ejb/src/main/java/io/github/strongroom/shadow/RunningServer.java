package io.github.strongroom.shadow;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.configsource.Application;
import io.github.strongroom.configsource.Applications;
import io.github.strongroom.configsource.ReservedNames;
import io.github.strongroom.keyring.SecretValue;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * What this server and its applications have configured outside Strongroom, with the values: for moving it in. Its caller
 * is the one that is audited. Runs outside a transaction, because a source may use a database of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RunningServer {

    /**
     * A name with its value, in one place.
     *
     * @param origin {@code environment}, {@code system property}, {@code password alias}, {@code packaged file}, or the name of another
     *     source
     * @param application the application that has it; {@code null} where the whole server has
     * @param value {@code null} where only the name is known, or the value is empty; the value of a reserved name, the master
     *     key for one, is never read
     * @param reserved whether it belongs to the bootstrap of the server or of Strongroom, and so can never be moved in
     */
    public record Provided(String name, String origin, String application, SecretValue value, boolean reserved) {}

    /**
     * All that the sources list, but what the operating system, the Java platform and the server set for themselves. Sorted by
     * application, the whole server first, then in the order in which the sources are asked, then by name. A source
     * that fails is left out.
     */
    @Allowed(Role.SUPERADMIN)
    public List<Provided> provided() {
        List<Provided> provided = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (ConfigSource source : ConfigProvider.getConfig().getConfigSources()) {
            AskedSource asked = new AskedSource(source);
            if (asked.isServerWide() && !asked.isOfTheServerItself()) {
                add(asked, null, provided, seen);
            }
        }
        for (Application application : Applications.living()) {
            for (ConfigSource source : application.config().getConfigSources()) {
                AskedSource asked = new AskedSource(source);
                if (!asked.isServerWide() && asked.kind() != SourceKind.STRONGROOM) {
                    add(asked, application.name(), provided, seen);
                }
            }
        }
        return provided;
    }

    /** The first of several files in one application is the one that counts. */
    private static void add(AskedSource asked, String application, List<Provided> provided, Set<Object> seen) {
        for (String name : new TreeSet<>(asked.names())) {
            if (!ServerNames.isOf(asked.kind(), name) && seen.add(List.of(name, asked.called(), "" + application))) {
                boolean reserved = ReservedNames.groupOf(name).isPresent();
                SecretValue value = reserved ? null : value(asked.ask(name));
                provided.add(new Provided(name, asked.called(), application, value, reserved));
            }
        }
    }

    private static SecretValue value(AskedSource.Said said) {
        return said.text() == null ? null : SecretValue.of(said.text()).orElse(null);
    }
}
