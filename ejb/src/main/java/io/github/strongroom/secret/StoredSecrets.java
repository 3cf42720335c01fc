package io.github.strongroom.secret;

import io.github.strongroom.fault.Fault;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is stored under some names that are locked, read with three statements. What it hands out has been checked against its seal. */
final class StoredSecrets {

    private final SecretStore store;
    private final Map<String, Secret> byName;
    private final Set<String> behind;
    private final Map<String, Long> purged;

    private StoredSecrets(SecretStore store, Map<String, Secret> byName, Set<String> behind, Map<String, Long> purged) {
        this.store = store;
        this.byName = byName;
        this.behind = behind;
        this.purged = purged;
    }

    /** The secrets of these names, which the transaction has locked. */
    static StoredSecrets locked(SecretStore store, Collection<String> names) {
        List<Secret> found = store.entities()
                .createQuery("select s from Secret s where s.name in :names", Secret.class)
                .setParameter("names", names)
                .getResultList();
        Map<String, Secret> byName = found.stream().collect(Collectors.toMap(Secret::name, Function.identity()));
        return new StoredSecrets(store, byName, behind(store, byName.keySet()), store.lastRowVersionsOfPurged(names));
    }

    /** Those that have a newer version than the one they call current. */
    private static Set<String> behind(SecretStore store, Set<String> names) {
        Set<String> behind = new HashSet<>();
        if (!names.isEmpty()) {
            for (Object name : store.entities()
                    .createNativeQuery("select s.name from secret s join secret_version v on v.secret_id = s.id"
                            + " where s.name = any(string_to_array(?1, ',')) and v.version > s.current_version")
                    .setParameter(1, String.join(",", names))
                    .getResultList()) {
                behind.add((String) name);
            }
        }
        return behind;
    }

    /** A new secret of this name, as {@link SecretStore#fresh} makes one. */
    Secret fresh(String name, OffsetDateTime now) {
        return Secret.named(name, store.author(), now, purged.getOrDefault(name, 0L));
    }

    /**
     * The secret of this name, deleted or not; empty where there is none.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0305} where its row was changed outside Strongroom
     */
    Optional<Secret> get(String name) {
        Optional<Secret> secret = Optional.ofNullable(byName.get(name));
        secret.filter(found -> behind.contains(name) || !store.isSealed(found)).ifPresent(changed -> {
            throw Fault.ROW_CHANGED.with();
        });
        return secret;
    }
}
