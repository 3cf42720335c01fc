package io.github.strongroom.access;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.Set;

/** The users that Strongroom keeps itself, and the attempts to sign in as one of them. */
@Stateless
public class LocalUsers {

    static final int MAX_NAME = 100;

    /** So many attempts in a row are free; each further one has to wait for a minute since the last that was counted. */
    static final int FREE_ATTEMPTS = 5;

    // One statement, so that attempts at the same time are counted one after the other. A row comes back where
    // the attempt may go on: the count is below the limit, or a minute has passed since the last. After an hour
    // it begins anew.
    private static final String COUNT = "insert into sign_in_attempts as a (name, attempts, last_at)"
            + " values (?1, 1, now()) on conflict (name) do update set last_at = now(),"
            + " attempts = case when a.last_at < now() - interval '1 hour' then 1 else a.attempts + 1 end"
            + " where a.attempts < " + FREE_ATTEMPTS + " or a.last_at < now() - interval '1 minute'"
            + " returning attempts";

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    /** The user of this name in lower case. */
    public Optional<LocalUser> find(String name) {
        return Optional.ofNullable(entities.find(LocalUser.class, name));
    }

    /** Whether there is nobody yet: the first start. */
    public boolean isEmpty() {
        return entities.createQuery("select count(u) from LocalUser u", Long.class)
                        .getSingleResult()
                == 0;
    }

    /**
     * Adds a user, unless the name is taken.
     *
     * @return whether the user was added
     */
    public boolean add(String name, String passwordHash, Set<Role> roles) {
        int added = entities.createNativeQuery("insert into local_user (name, password_hash, roles, created_at)"
                        + " values (?1, ?2, ?3, now()) on conflict (name) do nothing")
                .setParameter(1, name)
                .setParameter(2, passwordHash)
                .setParameter(3, Role.format(roles))
                .executeUpdate();
        return added == 1;
    }

    /**
     * Counts an attempt under this name, whether or not there is such a user; committed when this returns.
     *
     * @return whether the attempt may go on; {@code false} while the name is locked
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean countAttempt(String name) {
        entities.createNativeQuery("delete from sign_in_attempts where last_at < now() - interval '1 day'")
                .executeUpdate();
        return !entities.createNativeQuery(COUNT)
                .setParameter(1, name)
                .getResultList()
                .isEmpty();
    }

    /** Forgets the attempts under this name, after one that succeeded. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void forgetAttempts(String name) {
        entities.createNativeQuery("delete from sign_in_attempts where name = ?1")
                .setParameter(1, name)
                .executeUpdate();
    }
}
