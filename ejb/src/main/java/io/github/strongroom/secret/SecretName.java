package io.github.strongroom.secret;

import io.github.strongroom.configsource.ReservedNames;
import io.github.strongroom.fault.Fault;
import java.util.regex.Pattern;

/** The rule for names: what an application writes into {@code @ConfigProperty(name = …)}. Case matters. */
public final class SecretName {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,254}");

    private SecretName() {}

    /** Whether something may be stored under a name. */
    public static boolean isFree(String name) {
        return FORM.matcher(name).matches() && ReservedNames.groupOf(name).isEmpty();
    }

    /**
     * Checks a name under which something is to be stored.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0201} for a malformed name, {@code STR-0202} for one that
     *     configures the server or Strongroom itself
     */
    public static void require(String name) {
        if (name == null || !FORM.matcher(name).matches()) {
            throw Fault.NAME_INVALID.with();
        }
        ReservedNames.groupOf(name).ifPresent(group -> {
            throw Fault.NAME_RESERVED.with(group);
        });
    }
}
