package io.github.strongroom.secret;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.audit.AuditNotes;
import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.SecretValue;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The vault: secrets and settings are stored, changed, listed and revealed here, and nowhere else. Every call is audited, and
 * a change, its audit row and the word to the servers are one transaction.
 */
@Stateless
public class SecretVault {

    /** The largest value, in bytes of UTF-8. */
    public static final int MAX_VALUE_BYTES = 256 * 1024;

    /** The longest reason for a reveal or a change, in characters. */
    public static final int MAX_REASON = 500;

    private static final int SHARING_SHOWN = 20;

    @Inject
    private SecretStore store;

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
     *     ({@code STR-0201} to {@code STR-0208}, {@code STR-0218}), when the state is not the expected one ({@code
     *     STR-0212}, {@code STR-0213}), or when a secret of this name is deleted ({@code STR-0220})
     */
    @Audited("secret.put")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public Written put(@Audited.Subject String name, SecretDraft draft, Expected expected) {
        SecretName.require(name);
        Optional<Secret> present = store.lock(name);
        SecretWriter.requireWritable(present, expected);
        notes.reason(Fields.reason(draft.reason(), MAX_REASON));
        store.provideCategory(draft);
        OffsetDateTime now = SecretStore.now();
        Secret secret = present.orElseGet(() -> store.fresh(name, now));
        new SecretWriter(store).write(secret, draft, now);
        return new Written(store.summary(secret), present.isEmpty());
    }

    /** A page of the secrets that the query finds, by name; never a value. */
    @Audited("secret.list")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public SecretPage list(SecretQuery query) {
        return new SecretFinder(store).find(query);
    }

    /** What is stored now under each of these names; those that are free are left out. */
    @Audited("secret.compare")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public Map<String, Standing> standing(Collection<String> names) {
        return new SecretFinder(store).standing(names);
    }

    /** How many secrets and settings there are, how many of them applications do not get, and what wants attention. */
    @Audited("secret.count")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public SecretCounts counts() {
        return new SecretTally(store.entities()).counts();
    }

    /**
     * The metadata of one secret, deleted or not.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where there is none
     */
    @Audited("secret.get")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public SecretSummary get(@Audited.Subject String name) {
        return store.summary(store.find(name));
    }

    /**
     * Names of other entries with the same value, at most 20; none where neither is a secret.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where there is none
     */
    @Audited("secret.sharing")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public List<String> sharing(@Audited.Subject String name) {
        return Reuse.sharing(store.entities(), store.find(name), SHARING_SHOWN);
    }

    /**
     * Shows a value to a person or a program that gives a reason. The audit row is committed before the value is decrypted:
     * if it cannot be written, nothing is revealed.
     *
     * @param version {@code null} for the current one
     * @param reason 1 to {@value #MAX_REASON} characters
     * @throws io.github.strongroom.fault.FaultException {@code STR-0214} without a reason, {@code STR-0210}, {@code STR-0211},
     *     {@code STR-0219} or {@code STR-0220} for what is not there, {@code STR-0303} to {@code STR-0305} when it does not
     *     open
     */
    @Audited("secret.reveal")
    @Allowed(Role.SUPERADMIN)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Revealed reveal(@Audited.Subject String name, Integer version, @Audited.Reason String reason) {
        if (reason == null || reason.isBlank() || reason.length() > MAX_REASON) {
            throw Fault.REASON_REQUIRED.with(MAX_REASON);
        }
        return openRecorded(store.findLiving(name), version);
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
        Secret setting = store.findLiving(name);
        if (setting.kind() != Kind.SETTING) {
            throw Fault.NOT_FOUND.with();
        }
        return openRecorded(setting, null);
    }

    private Revealed openRecorded(Secret secret, Integer version) {
        int number = version == null ? secret.currentVersion() : version;
        SecretVersion stored = store.version(secret, number);
        notes.version(number);
        trail.recordBefore();
        return new Revealed(store.open(secret, stored), number, secret.rowVersion());
    }
}
