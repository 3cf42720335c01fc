package io.github.strongroom.secret;

import io.github.strongroom.keyring.Fingerprint;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Strongroom holds under which name, without the values. Whoever asks is the one that is audited. */
@Dependent
public class StoredNames {

    @Inject
    private SecretStore store;

    /** A name, whether applications get it, and the fingerprint of its value. */
    public record Stored(String name, Status status, Fingerprint fingerprint) {}

    /** Some of the names, and how many there are in all. */
    public record Page(List<Stored> names, long total) {}

    /** A page of the names that a search finds, as the list of secrets does, by name. */
    public Page page(String text, int first, int size) {
        SecretFilter filter = new SecretFilter(text, null, null, null, null, null, null);
        SecretFinder.Found found = new SecretFinder(store).find(filter, first, size);
        OffsetDateTime now = SecretStore.now();
        return new Page(
                found.secrets().stream().map(secret -> stored(secret, now)).toList(), found.total());
    }

    private static Stored stored(Secret secret, OffsetDateTime now) {
        return new Stored(secret.name(), secret.summary(now, Set.of()).status(), secret.fingerprint());
    }

    /** Those names that one variable of the environment could answer for which has one of these spellings. */
    public Set<String> sharingASpelling(Collection<String> spellings) {
        Set<String> names = new HashSet<>();
        for (Object name : store.entities()
                .createNativeQuery("select name from secret where deleted_at is null"
                        + " and upper(regexp_replace(name, '[^A-Za-z0-9]', '_', 'g')) = any(string_to_array(?1, ' '))")
                .setParameter(1, String.join(" ", spellings))
                .getResultList()) {
            names.add((String) name);
        }
        return names;
    }
}
