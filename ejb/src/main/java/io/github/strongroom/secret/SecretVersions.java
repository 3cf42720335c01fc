package io.github.strongroom.secret;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.keyring.Fingerprint;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The versions of a secret: listed without their values, and brought back. */
@Stateless
public class SecretVersions {

    @Inject
    private SecretStore store;

    /**
     * All versions, newest first, also those whose value was destroyed.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210} where there is no such secret
     */
    @Audited("secret.versions")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public List<VersionSummary> list(@Audited.Subject String name) {
        Secret secret = store.find(name);
        List<SecretVersion> versions = store.versions(secret);
        Map<Fingerprint, Integer> first = new HashMap<>();
        versions.forEach(version -> first.put(version.fingerprint(), version.number()));
        List<VersionSummary> summaries = new ArrayList<>();
        for (SecretVersion version : versions) {
            int same = first.get(version.fingerprint());
            summaries.add(version.summary(secret.currentVersion(), same == version.number() ? null : same));
        }
        return summaries;
    }

    /**
     * Makes the value of an earlier version the current one again, as a new version. Kind, type and rule stay as they are, and the
     * rule is not asked: it must not tell anything about a stored value.
     *
     * @param version the one to bring back
     * @param reason why, at most {@value SecretVault#MAX_REASON} characters; may be {@code null}
     * @throws io.github.strongroom.fault.FaultException {@code STR-0210}, {@code STR-0211}, {@code STR-0219} or {@code
     *     STR-0220} for what is not there, {@code STR-0212} when the state is not the expected one, {@code STR-0229} when it was of another type, {@code STR-0221} when that is the
     *     current value already, {@code STR-0303} to {@code STR-0305} when it does not open
     */
    @Audited("secret.rollback")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public SecretSummary rollBack(
            @Audited.Subject String name, int version, @Audited.Reason String reason, Expected expected) {
        Secret secret = store.lockLiving(name, expected);
        SecretVersion earlier = store.version(secret, version);
        if (earlier.fingerprint().equals(secret.fingerprint())) {
            throw Fault.SAME_VALUE.with(version);
        }
        if (!earlier.isOf(secret.type())) {
            throw Fault.OTHER_TYPE.with(version);
        }
        OffsetDateTime now = SecretStore.now();
        String stored = Fields.reason(reason, SecretVault.MAX_REASON);
        SecretVersion.Source source = new SecretVersion.Source(store.author(), Origin.ROLLED_BACK, stored, version);
        store.addVersion(secret, store.open(secret, earlier), source, now);
        store.destroyOldest(secret, now);
        return store.summary(secret);
    }
}
