package io.github.strongroom.secret;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which of some secrets have a value that several living entries have, at least one of them a secret. */
final class Reuse {

    private final Set<ByteBuffer> reused = new HashSet<>();

    Reuse(EntityManager entities, List<Secret> secrets) {
        if (secrets.isEmpty()) {
            return;
        }
        String places =
                IntStream.rangeClosed(1, secrets.size()).mapToObj(i -> "?" + i).collect(Collectors.joining(","));
        Query query = entities.createNativeQuery("select fingerprint from secret where deleted_at is null"
                + " and fingerprint in (" + places
                + ") group by fingerprint having count(*) > 1 and bool_or(kind = 'SECRET')");
        for (int i = 0; i < secrets.size(); i++) {
            query.setParameter(i + 1, secrets.get(i).fingerprint().bytes());
        }
        for (Object fingerprint : query.getResultList()) {
            reused.add(ByteBuffer.wrap((byte[]) fingerprint));
        }
    }

    boolean of(Secret secret) {
        return !secret.deleted()
                && reused.contains(ByteBuffer.wrap(secret.fingerprint().bytes()));
    }

    /** Names of other living entries with the same value, at most {@code limit}, in the order of their names. */
    static List<String> sharing(EntityManager entities, Secret secret, int limit) {
        List<String> names = new ArrayList<>();
        Query query = entities.createNativeQuery("select name from secret where deleted_at is null and fingerprint = ?1"
                        + " and name <> ?2 and (kind = 'SECRET' or ?3 = 'SECRET') order by name")
                .setParameter(1, secret.fingerprint().bytes())
                .setParameter(2, secret.name())
                .setParameter(3, secret.kind().name())
                .setMaxResults(limit);
        for (Object name : query.getResultList()) {
            names.add((String) name);
        }
        return names;
    }
}
