package io.github.strongroom.shadow;

import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.secret.Status;
import io.github.strongroom.secret.StoredNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks names up in all sources of some applications; where these get the same, that is one finding. */
final class Examination {

    private final List<AskedApplication> applications;

    Examination(List<AskedApplication> applications) {
        this.applications = applications;
    }

    ShadowRow of(StoredNames.Stored stored) {
        return row(stored.name(), stored.status(), stored.fingerprint());
    }

    ShadowRow ofUnheld(String name) {
        return row(name, null, null);
    }

    private ShadowRow row(String name, Status status, Fingerprint stored) {
        Map<Finding, List<String>> alike = new LinkedHashMap<>();
        for (AskedApplication application : applications) {
            List<Offer> offers = application.offers(name, stored);
            if (status != null || !offers.isEmpty()) {
                alike.computeIfAbsent(finding(new Judgement(status, stored, offers)), same -> new ArrayList<>())
                        .add(application.name());
            }
        }
        List<Finding> findings = new ArrayList<>();
        alike.forEach((finding, names) -> findings.add(finding.in(names)));
        return new ShadowRow(name, status, findings);
    }

    private static Finding finding(Judgement judgement) {
        Words words = new Words(judgement);
        return new Finding(List.of(), judgement.verdict(), words.verdict(), words.ifRaised(), judgement.places());
    }

    /** All names that the applications' sources list. */
    Set<AskedApplication.Listed> listed() {
        Set<AskedApplication.Listed> listed = new TreeSet<>();
        applications.forEach(application -> listed.addAll(application.names()));
        return listed;
    }
}
