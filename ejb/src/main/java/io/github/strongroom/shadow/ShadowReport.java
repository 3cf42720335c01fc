package io.github.strongroom.shadow;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.configsource.Applications;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.secret.StoredNames;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * Tells for each name which places on this server provide it, which one an application gets, and whether the values agree. It
 * compares keyed fingerprints and never gives a value away. A source that fails is a finding, not the end of the report. Runs
 * outside a transaction, because a source may use a database of its own; the audit row is committed before.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ShadowReport {

    /** How many names are looked at, at most, for those of certain verdicts. */
    public static final int MOST_LOOKED_AT = Scan.LIMIT;

    @Inject
    private StoredNames names;

    @Inject
    private Keyring keyring;

    @Inject
    private AuditTrail trail;

    /** A page of the report, by name. */
    @Audited("shadow.report")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR})
    public ShadowPage read(ShadowQuery query) {
        trail.recordBefore();
        Map<String, String> environment = System.getenv();
        List<AskedApplication> all = Applications.living().stream()
                .map(living -> new AskedApplication(living, environment, keyring::fingerprint))
                .toList();
        List<String> known = all.stream().map(AskedApplication::name).distinct().toList();
        Examination examination = new Examination(all.stream()
                .filter(one ->
                        query.application().isEmpty() || query.application().equals(one.name()))
                .toList());
        if (query.verdicts().contains(Verdict.NOT_STORED)) {
            return elsewhere(query, examination, known);
        }
        return query.verdicts().isEmpty()
                ? everything(query, examination, known)
                : new Scan((first, most) -> names.page(query.text(), first, most), examination::of).page(query, known);
    }

    private ShadowPage everything(ShadowQuery query, Examination examination, List<String> known) {
        StoredNames.Page page = names.page(query.text(), query.first(), query.size());
        List<ShadowRow> rows = page.names().stream().map(examination::of).toList();
        return new ShadowPage(rows, page.total(), true, known);
    }

    /** What other sources list and Strongroom does not hold. */
    private ShadowPage elsewhere(ShadowQuery query, Examination examination, List<String> known) {
        List<String> unheld = new Unheld(examination.listed(), names::sharingASpelling).names(query.text());
        List<ShadowRow> rows = unheld.stream()
                .skip(query.first())
                .limit(query.size())
                .map(examination::ofUnheld)
                .toList();
        return new ShadowPage(rows, unheld.size(), true, known);
    }
}
