package io.github.strongroom.secret;

import io.github.strongroom.access.Caller;
import io.github.strongroom.audit.AuditNotes;
import io.github.strongroom.delivery.Publication;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.Purged;
import io.github.strongroom.keyring.SecretValue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the beans of this package find, lock and save secrets and their versions. What it hands out has been checked against
 * its seal; what it saves is sealed.
 */
@Dependent
class SecretStore {

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    @Inject
    private Keyring keyring;

    @Inject
    private Publication publication;

    @Inject
    private Caller caller;

    @Inject
    private AuditNotes notes;

    /** Versions whose secrets are saved {@link #together} with others and are not written yet; {@code null} at other times. */
    private List<SecretVersion> waiting;

    EntityManager entities() {
        return entities;
    }

    /** Now, to the microsecond, which is what the database keeps. */
    static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** Who changes things in this request. */
    String author() {
        return caller.name();
    }

    /**
     * The secret of this name, deleted or not.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where there is none, {@code STR-0305} where its row
     *     was changed outside Strongroom
     */
    Secret find(String name) {
        return genuine(byName(name).getResultStream().findFirst().orElseThrow(Fault.NOT_FOUND::with));
    }

    /**
     * The secret of this name for those who want its value or change it.
     *
     * @throws io.github.strongroom.fault.FaultException as {@link #find}; {@code STR-0220} where it is deleted
     */
    Secret findLiving(String name) {
        return living(find(name));
    }

    /** The secret of this name, deleted or not, locked until the transaction ends; empty where there is none. */
    Optional<Secret> lock(String name) {
        return lockUnchecked(name).map(this::genuine);
    }

    /**
     * The secret of this name, locked until the transaction ends, in the state that the caller expects.
     *
     * @throws io.github.strongroom.fault.FaultException as {@link #findLiving}; {@code STR-0212} when it is in another state
     */
    Secret lockLiving(String name, Expected expected) {
        Secret secret = living(lock(name).orElseThrow(Fault.NOT_FOUND::with));
        require(expected, Optional.of(secret));
        return secret;
    }

    /** As {@link #lock}, without the check of the seal: for those who remove it. */
    Optional<Secret> lockUnchecked(String name) {
        return byName(name)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /**
     * Locks the secrets of these names, as far as there are any, until the transaction ends: in the order of names, so that
     * two who lock several wait for each other and not in a circle.
     */
    void lockAll(Collection<String> names) {
        // a name that is stored has no comma
        entities.createNativeQuery("select name from secret where name = any(string_to_array(?1, ','))"
                        + " order by name for update")
                .setParameter(1, String.join(",", names).replace("\0", "\uFFFD"))
                .getResultList();
    }

    private TypedQuery<Secret> byName(String name) {
        return entities.createQuery("select s from Secret s where s.name = :name", Secret.class)
                .setParameter("name", name == null ? "" : name.replace("\0", "\uFFFD"));
    }

    private static Secret living(Secret secret) {
        if (secret.deleted()) {
            throw Fault.DELETED.with(Secret.RESTORABLE_DAYS);
        }
        return secret;
    }

    private Secret genuine(Secret secret) {
        if (!isGenuine(secret)) {
            throw Fault.ROW_CHANGED.with();
        }
        return secret;
    }

    /**
     * Whether the row is as Strongroom saved it last: {@linkplain #isSealed sealed}, and with no newer version than the one it
     * calls current.
     */
    boolean isGenuine(Secret secret) {
        return isSealed(secret) && !hasNewerVersion(secret);
    }

    /** Whether the row has its seal and is in no older state than this server has seen; costs no SQL where all is well. */
    boolean isSealed(Secret secret) {
        return secret.isSealed(keyring) && !isOutdated(secret);
    }

    /** A change that was committed after this row was read is none of this: then the database has what the server has seen. */
    private boolean isOutdated(Secret secret) {
        if (!publication.hasSeenNewer(secret.id(), secret.rowVersion(), secret.seal())) {
            return false;
        }
        List<?> stored = entities.createNativeQuery("select row_version, seal from secret where id = ?1")
                .setParameter(1, secret.id())
                .getResultList();
        return stored.stream()
                .map(Object[].class::cast)
                .anyMatch(row -> publication.hasSeenNewer(secret.id(), ((Number) row[0]).longValue(), (byte[]) row[1]));
    }

    /** One statement, and only about the row that was read: a save that is committed in between is none of this. */
    private boolean hasNewerVersion(Secret secret) {
        return !entities.createNativeQuery("select 1 from secret s join secret_version v on v.secret_id = s.id"
                        + " where s.id = ?1 and s.row_version = ?2 and v.version > s.current_version limit 1")
                .setParameter(1, secret.id())
                .setParameter(2, secret.rowVersion())
                .getResultList()
                .isEmpty();
    }

    static void require(Expected expected, Optional<Secret> present) {
        if (expected instanceof Expected.Absent && present.isPresent()) {
            throw (present.get().deleted() ? Fault.DELETED.with(Secret.RESTORABLE_DAYS) : Fault.EXISTS_ALREADY.with());
        }
        if (expected instanceof Expected.RowVersion seen
                && present.map(Secret::rowVersion)
                        .filter(v -> v == seen.rowVersion())
                        .isEmpty()) {
            throw Fault.CHANGED_MEANWHILE.with();
        }
    }

    /**
     * Adds a version, unless the value is the current one, and destroys the payloads of the oldest beyond the limit. The
     * secret itself is still to be {@linkplain #save saved}.
     */
    void addVersion(Secret secret, SecretValue value, SecretVersion.Source source, OffsetDateTime now) {
        Fingerprint after = keyring.fingerprint(value);
        Fingerprint before = secret.fingerprint();
        notes.fingerprints(before, after);
        if (!after.equals(before)) {
            OffsetDateTime certificateEnd = secret.type().certificateExpiry(value.reveal());
            int number = secret.nextVersion(after, source.origin(), certificateEnd, now);
            entities.persist(secret);
            save(secret, now);
            persist(new SecretVersion(
                    new SecretVersion.Key(secret.id(), number),
                    keyring.seal(value, secret.id(), number),
                    after,
                    secret.type(),
                    source,
                    now));
        }
        notes.version(secret.currentVersion());
    }

    /** Counts the change, seals the row and writes it. */
    void save(Secret secret, OffsetDateTime now) {
        secret.saved(author(), now, keyring);
        flush();
    }

    /**
     * Runs what saves several secrets, and writes all of it at its end: first the secrets, then the versions that refer to
     * them. The persistence context forgets them then, or each flush would look at all that came before.
     */
    void together(Runnable saving) {
        List<SecretVersion> versions = new ArrayList<>();
        waiting = versions;
        try {
            saving.run();
        } finally {
            waiting = null;
        }
        entities.flush();
        versions.forEach(entities::persist);
        entities.flush();
        entities.clear();
    }

    private void persist(SecretVersion version) {
        if (waiting == null) {
            entities.persist(version);
        } else {
            waiting.add(version);
        }
    }

    private void flush() {
        if (waiting == null) {
            entities.flush();
        }
    }

    /** Destroys the payloads of versions beyond the secret's limit, oldest first. Metadata and fingerprints stay. */
    void destroyOldest(Secret secret, OffsetDateTime now) {
        destroyUpTo(secret.currentVersion() - secret.maxVersions(), secret, now);
    }

    /** Destroys the payloads of all versions but the current one. */
    void destroyEarlier(Secret secret, OffsetDateTime now) {
        destroyUpTo(secret.currentVersion() - 1, secret, now);
    }

    private void destroyUpTo(int version, Secret secret, OffsetDateTime now) {
        flush();
        if (version < 1) {
            return;
        }
        int destroyed = entities.createNativeQuery("update secret_version set kek_id = null, wrapped_dek = null,"
                        + " ciphertext = null, destroyed_at = ?1"
                        + " where secret_id = ?2 and version <= ?3 and destroyed_at is null")
                .setParameter(1, now)
                .setParameter(2, secret.id())
                .setParameter(3, version)
                .executeUpdate();
        if (destroyed > 0) {
            notes.destroyed(destroyed, version);
        }
    }

    /**
     * A version of the secret.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0211} where there is none of this number
     */
    SecretVersion version(Secret secret, int number) {
        SecretVersion found = entities.find(SecretVersion.class, new SecretVersion.Key(secret.id(), number));
        if (found == null) {
            throw Fault.VERSION_NOT_FOUND.with(number);
        }
        return found;
    }

    /** All versions, newest first. */
    List<SecretVersion> versions(Secret secret) {
        return entities.createQuery(
                        "select v from SecretVersion v where v.key.secret = :id order by v.key.version desc",
                        SecretVersion.class)
                .setParameter("id", secret.id())
                .getResultList();
    }

    /**
     * The value of a version.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0219} when it was destroyed, {@code STR-0303} or
     *     {@code STR-0304} when it does not open
     */
    SecretValue open(Secret secret, SecretVersion version) {
        SecretValue value = keyring.open(version.sealed(), secret.id(), version.number());
        Fingerprint found = keyring.fingerprint(value);
        boolean current = version.number() == secret.currentVersion();
        if (!found.equals(version.fingerprint()) || (current && !found.equals(secret.fingerprint()))) {
            throw Fault.DAMAGED.with();
        }
        return value;
    }

    /** Sees to it that the draft's category is there before a secret refers to it: the next statement may already save it. */
    void provideCategory(SecretDraft draft) {
        String category = Fields.category(draft.category(), "");
        if (!category.isEmpty() && provideCategory(category)) {
            notes.created(category);
        }
    }

    /**
     * Makes a category unless it is there.
     *
     * @return whether it was made
     */
    boolean provideCategory(String category) {
        return entities.createNativeQuery("insert into category (name) values (?1) on conflict do nothing")
                        .setParameter(1, category)
                        .executeUpdate()
                == 1;
    }

    boolean hasCategory(String category) {
        return !entities.createNativeQuery("select 1 from category where name = ?1")
                .setParameter(1, category == null ? "" : category)
                .getResultList()
                .isEmpty();
    }

    /** A new secret, not stored yet. Its row version goes on from a purged one's of this name, so that no two states share one. */
    Secret fresh(String name, OffsetDateTime now) {
        return Secret.named(name, author(), now, lastRowVersionOfPurged(name));
    }

    private long lastRowVersionOfPurged(String name) {
        return lastRowVersionsOfPurged(List.of(name)).getOrDefault(name, 0L);
    }

    /** The last row versions of purged secrets of these names, as far as Strongroom has recorded them. */
    Map<String, Long> lastRowVersionsOfPurged(Collection<String> names) {
        Map<String, Long> versions = new HashMap<>();
        // a name has no comma
        for (Object row : entities.createNativeQuery("select name, cast(secret_id as text), row_version, seal"
                        + " from purged_secret where name = any(string_to_array(?1, ','))")
                .setParameter(1, String.join(",", names))
                .getResultList()) {
            Object[] columns = (Object[]) row;
            Purged record = new Purged(
                    UUID.fromString((String) columns[1]), (String) columns[0], ((Number) columns[2]).longValue());
            if (keyring.isSealed(record, (byte[]) columns[3])) {
                versions.put(record.name(), record.rowVersion());
            }
        }
        return versions;
    }

    /**
     * Removes a secret, all its versions and what applications have read of them, and leaves on record for the servers that it is
     * gone.
     */
    void purge(Secret secret) {
        entities.createNativeQuery("delete from secret_usage where name = ?1")
                .setParameter(1, secret.name())
                .executeUpdate();
        // of a row that somebody has changed the number is nobody's word, and could be the highest there is
        long rowVersion = isSealed(secret) ? secret.rowVersion() : lastRowVersionOfPurged(secret.name());
        Purged record = new Purged(secret.id(), secret.name(), rowVersion);
        entities.createNativeQuery(
                        "insert into purged_secret (name, secret_id, row_version, seal) values (?1, ?2, ?3, ?4)"
                                + " on conflict (name) do update set secret_id = excluded.secret_id,"
                                + " row_version = excluded.row_version, seal = excluded.seal")
                .setParameter(1, record.name())
                .setParameter(2, record.id())
                .setParameter(3, record.rowVersion())
                .setParameter(4, keyring.sealPurge(record))
                .executeUpdate();
        entities.createNativeQuery("delete from secret_version where secret_id = ?1")
                .setParameter(1, secret.id())
                .executeUpdate();
        entities.remove(secret);
        entities.flush();
    }

    SecretSummary summary(Secret secret) {
        return new SecretFinder(this).summary(secret);
    }
}
