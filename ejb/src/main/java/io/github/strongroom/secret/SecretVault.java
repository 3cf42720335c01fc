package io.github.strongroom.secret;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Caller;
import io.github.strongroom.access.Role;
import io.github.strongroom.audit.AuditNotes;
import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.keyring.SecretValue;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The vault: secrets and settings are stored, changed, listed and revealed here, and nowhere else. Every call is audited, and
 * a change, its audit row and the word to the servers are one transaction.
 */
@Stateless
public class SecretVault {

    /** The largest value, in bytes of UTF-8. */
    public static final int MAX_VALUE_BYTES = 256 * 1024;

    /** The longest reason for a reveal, in characters. */
    public static final int MAX_REASON = 500;

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    @Inject
    private Keyring keyring;

    @Inject
    private Caller caller;

    @Inject
    private AuditNotes notes;

    @Inject
    private AuditTrail trail;

    /** The state after a write. */
    public record Written(SecretSummary secret, boolean created) {}

    /** A value that was asked for, with its version. */
    public record Revealed(SecretValue value, int version, long rowVersion) {}

    /**
     * Creates a secret or changes it. A value that is the same as the stored one makes no new version.
     *
     * @throws io.github.strongroom.fault.FaultException for a name, value or field that is not acceptable
     *     ({@code STR-0201} to {@code STR-0208}), or when the state is not the expected one ({@code STR-0212}, {@code
     *     STR-0213})
     */
    @Audited("secret.put")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public Written put(@Audited.Subject String name, SecretDraft draft, Expected expected) {
        SecretName.require(name);
        Optional<Secret> present = locked(name);
        require(expected, present);
        OffsetDateTime now = now();
        Secret secret = present.orElseGet(() -> Secret.named(name, caller.name(), now));
        SecretSummary before = secret.summary();
        refuseToRecastStoredSecret(present, draft);
        ValueType typeBefore = secret.type();
        secret.describe(draft);
        if (draft.value() != null) {
            store(secret, draft.value(), now);
        } else if (present.isEmpty()) {
            throw Fault.VALUE_REQUIRED.with();
        } else if (secret.type() != typeBefore) {
            secret.type()
                    .require(open(secret, version(secret, secret.currentVersion()))
                            .reveal());
        }
        if (!secret.summary().equals(before)) {
            secret.changed(caller.name(), now);
        }
        entities.flush();
        return new Written(secret.summary(), present.isEmpty());
    }

    /** Nobody may learn of a secret that they cannot reveal: by making it a setting, or by asking whether it is of a type. */
    private static void refuseToRecastStoredSecret(Optional<Secret> present, SecretDraft draft) {
        boolean recast = present.filter(secret -> secret.kind() == Kind.SECRET)
                .filter(secret ->
                        draft.kind() == Kind.SETTING || (draft.type() != null && draft.type() != secret.type()))
                .isPresent();
        if (recast && draft.value() == null) {
            throw Fault.RECAST_NEEDS_VALUE.with();
        }
    }

    /** Adds a version, unless the value is the stored one; a new secret is stored with its first. */
    private void store(Secret secret, SecretValue value, OffsetDateTime now) {
        requireStorable(secret.type(), value);
        Fingerprint after = keyring.fingerprint(value);
        Fingerprint before = secret.currentVersion() == 0
                ? null
                : version(secret, secret.currentVersion()).fingerprint();
        notes.fingerprints(before, after);
        if (!after.equals(before)) {
            int number = secret.nextVersion();
            entities.persist(secret);
            entities.flush();
            entities.persist(new SecretVersion(
                    new SecretVersion.Key(secret.id(), number),
                    keyring.seal(value, secret.id(), number),
                    after,
                    caller.name(),
                    now));
        }
        notes.version(secret.currentVersion());
    }

    private static void requireStorable(ValueType type, SecretValue value) {
        if (value.size() == 0) {
            throw Fault.VALUE_EMPTY.with();
        }
        if (value.size() > MAX_VALUE_BYTES) {
            throw Fault.VALUE_TOO_LARGE.with(MAX_VALUE_BYTES, value.size());
        }
        String text = value.reveal();
        if (text.indexOf('\0') >= 0) {
            throw Fault.VALUE_NOT_TEXT.with();
        }
        type.require(text);
    }

    private static void require(Expected expected, Optional<Secret> present) {
        if (expected instanceof Expected.Absent && present.isPresent()) {
            throw Fault.EXISTS_ALREADY.with();
        }
        if (expected instanceof Expected.RowVersion seen
                && present.map(Secret::rowVersion)
                        .filter(v -> v == seen.rowVersion())
                        .isEmpty()) {
            throw Fault.CHANGED_MEANWHILE.with();
        }
    }

    /** A page of the secrets that the query finds, by name; never a value. */
    @Audited("secret.list")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public SecretPage list(SecretQuery query) {
        return new SecretFinder(entities).find(query);
    }

    /** How many secrets each category has, in the order of their names. */
    @Audited("secret.categories")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public List<CategoryCount> categories() {
        return entities.createQuery(
                        "select new io.github.strongroom.secret.CategoryCount(s.category, count(s)) from Secret s"
                                + " group by s.category order by s.category",
                        CategoryCount.class)
                .getResultList();
    }

    /** How many secrets and settings there are, and how many of them applications do not get. */
    @Audited("secret.count")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public SecretCounts counts() {
        return new SecretFinder(entities).counts();
    }

    /**
     * The metadata of one secret.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where there is none
     */
    @Audited("secret.get")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public SecretSummary get(@Audited.Subject String name) {
        return find(name).summary();
    }

    /**
     * Shows a value to a person or a program that gives a reason. The audit row is committed before the value is decrypted:
     * if it cannot be written, nothing is revealed.
     *
     * @param version {@code null} for the current one
     * @param reason 1 to {@value #MAX_REASON} characters
     * @throws io.github.strongroom.fault.FaultException {@code STR-0214} without a reason, {@code STR-0210} or {@code
     *     STR-0211} for what is not there, {@code STR-0303} or {@code STR-0304} when it does not open
     */
    @Audited("secret.reveal")
    @Allowed(Role.SUPERADMIN)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Revealed reveal(@Audited.Subject String name, Integer version, @Audited.Reason String reason) {
        if (reason == null || reason.isBlank() || reason.length() > MAX_REASON) {
            throw Fault.REASON_REQUIRED.with(MAX_REASON);
        }
        return openRecorded(find(name), version);
    }

    /**
     * Shows the current value of a setting, which is no credential and needs no reason.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where there is no setting of this name
     */
    @Audited("setting.read")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Revealed readSetting(@Audited.Subject String name) {
        Secret setting = find(name);
        if (setting.kind() != Kind.SETTING) {
            throw Fault.NOT_FOUND.with();
        }
        return openRecorded(setting, null);
    }

    private Revealed openRecorded(Secret secret, Integer version) {
        int number = version == null ? secret.currentVersion() : version;
        SecretVersion stored = version(secret, number);
        notes.version(number);
        trail.recordBefore();
        return new Revealed(open(secret, stored), number, secret.rowVersion());
    }

    /** Lets applications have the secret again. */
    @Audited("secret.activate")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public SecretSummary activate(@Audited.Subject String name, Expected expected) {
        return switched(name, true, expected);
    }

    /** Takes the secret away from applications: from now on it is absent for them. Nothing is deleted. */
    @Audited("secret.deactivate")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public SecretSummary deactivate(@Audited.Subject String name, Expected expected) {
        return switched(name, false, expected);
    }

    private SecretSummary switched(String name, boolean active, Expected expected) {
        Secret secret = locked(name).orElseThrow(Fault.NOT_FOUND::with);
        require(expected, Optional.of(secret));
        if (secret.active() != active) {
            secret.setActive(active);
            secret.changed(caller.name(), now());
            entities.flush();
        }
        notes.version(secret.currentVersion());
        return secret.summary();
    }

    private Optional<Secret> locked(String name) {
        return byName(name)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private Secret find(String name) {
        return byName(name).getResultStream().findFirst().orElseThrow(Fault.NOT_FOUND::with);
    }

    private TypedQuery<Secret> byName(String name) {
        return entities.createQuery("select s from Secret s where s.name = :name", Secret.class)
                .setParameter("name", name);
    }

    private SecretVersion version(Secret secret, int number) {
        SecretVersion found = entities.find(SecretVersion.class, new SecretVersion.Key(secret.id(), number));
        if (found == null) {
            throw Fault.VERSION_NOT_FOUND.with(number);
        }
        return found;
    }

    private SecretValue open(Secret secret, SecretVersion version) {
        return keyring.open(version.sealed(), secret.id(), version.number());
    }

    /** Now, to the microsecond, which is what the database keeps. */
    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
