package io.github.strongroom.access;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** The users that Strongroom keeps itself, and their failed sign-ins, which are counted even when the sign-in rolls back. */
@Stateless
public class LocalUsers {

    static final int MAX_NAME = 100;

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

    /** Adds a user; does nothing where the name is taken. */
    public void add(String name, String passwordHash, Set<Role> roles) {
        entities.createNativeQuery("insert into local_user (name, password_hash, roles, created_at)"
                        + " values (?1, ?2, ?3, now()) on conflict (name) do nothing")
                .setParameter(1, name)
                .setParameter(2, passwordHash)
                .setParameter(3, Role.format(roles))
                .executeUpdate();
    }

    /** Whether sign-in under this name has to wait. */
    public boolean isLocked(String name) {
        SignInFailures failures = entities.find(SignInFailures.class, name);
        return failures != null && failures.lockedAt(now());
    }

    /** Counts a failure, committed when this returns; forgets those of other names that are long past. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void addFailure(String name) {
        entities.createQuery("delete from SignInFailures f where f.lastFailureAt < :then")
                .setParameter("then", now().minus(SignInFailures.FORGOTTEN_AFTER))
                .executeUpdate();
        entities.createNativeQuery(
                        "insert into sign_in_failures (name, failures, last_failure_at) values (?1, 0, now())"
                                + " on conflict (name) do nothing")
                .setParameter(1, name)
                .executeUpdate();
        entities.find(SignInFailures.class, name, LockModeType.PESSIMISTIC_WRITE)
                .add(now());
    }

    /** Forgets the failures under this name. */
    public void forgetFailures(String name) {
        SignInFailures failures = entities.find(SignInFailures.class, name);
        if (failures != null) {
            entities.remove(failures);
        }
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
