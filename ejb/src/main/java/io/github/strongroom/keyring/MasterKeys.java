package io.github.strongroom.keyring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The master keys that this server was given: the current one, which wraps whatever is stored from now on, and previous ones,
 * which still open what was stored before. Immutable.
 */
public final class MasterKeys {

    private final MasterKey current;
    private final Map<String, MasterKey> byId = new LinkedHashMap<>();

    private MasterKeys(MasterKey current, List<MasterKey> previous) {
        this.current = current;
        byId.put(current.id(), current);
        previous.forEach(key -> byId.putIfAbsent(key.id(), key));
    }

    public static MasterKeys of(MasterKey current, MasterKey... previous) {
        return new MasterKeys(current, List.of(previous));
    }

    /**
     * Imports the keys of the environment.
     *
     * @param current base64 of exactly 32 random bytes
     * @param previous a comma-separated list of such keys; may be empty
     * @throws io.github.strongroom.fault.FaultException {@code STR-0102} when one of them is malformed
     */
    public static MasterKeys importFrom(String current, String previous) {
        List<MasterKey> keys = Arrays.stream(previous.split(","))
                .filter(key -> !key.isBlank())
                .map(MasterKey::importFrom)
                .toList();
        return new MasterKeys(MasterKey.importFrom(current), keys);
    }

    /** Id of the key that wraps whatever is stored from now on. */
    public String currentId() {
        return current.id();
    }

    MasterKey current() {
        return current;
    }

    Optional<MasterKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Ids of all keys, the current one's first. */
    Set<String> ids() {
        return byId.keySet();
    }
}
