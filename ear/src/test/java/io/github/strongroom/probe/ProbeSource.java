package io.github.strongroom.probe;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** A source that the application brings itself: it ranks above Strongroom, has one name, and fails for another. */
public class ProbeSource implements ConfigSource {

    private static final Map<String, String> VALUES = Map.of("shadow.own", "shadow-canary-of-the-probe's-own-source");

    @Override
    public Set<String> getPropertyNames() {
        return VALUES.keySet();
    }

    @Override
    public String getValue(String name) {
        if (name.equals("shadow.failing")) {
            throw new IllegalStateException("shadow-canary-in-an-exception");
        }
        return VALUES.get(name);
    }

    @Override
    public int getOrdinal() {
        return 275;
    }

    @Override
    public String getName() {
        return "Probe";
    }
}
