package io.github.strongroom.console;

import io.github.strongroom.audit.AuditEvent;
import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Categories;
import io.github.strongroom.secret.Category;
import io.github.strongroom.secret.SecretCounts;
import io.github.strongroom.secret.SecretVault;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;

/** The first page: what the vault holds, and what happened last. On an empty vault it says how to begin. */
@Named
@RequestScoped
public class Dashboard {

    private static final int SHOWN = 8;
    private static final int LOOKED_AT = 100;
    private static final Set<String> LISTS = Set.of(
            "audit.list",
            "category.list",
            "keys.list",
            "secret.compare",
            "secret.count",
            "secret.get",
            "secret.list",
            "secret.sharing",
            "secret.usage",
            "secret.versions",
            "shadow.report",
            "transfer.preview");

    @Inject
    private SecretVault vault;

    @Inject
    private Categories allCategories;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentUser user;

    private SecretCounts counts;
    private List<Category> categories = List.of();
    private List<AuditEvent> events = List.of();

    /** Fetches what the page shows. */
    public void open() {
        try {
            counts = vault.counts();
            categories = allCategories.list().stream()
                    .filter(category -> category.secrets() > 0)
                    .toList();
            if (user.isMayAudit()) {
                events = news();
            }
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** That somebody looked at a list, or an application read a value, is on record as well, but no news. */
    private List<AuditEvent> news() {
        return trail.latestCalls(LOOKED_AT).stream()
                .filter(event -> !LISTS.contains(event.getAction()))
                .limit(SHOWN)
                .toList();
    }

    public boolean isAvailable() {
        return counts != null;
    }

    public boolean isFirstStart() {
        return counts != null && counts.secrets() + counts.settings() == 0;
    }

    public SecretCounts getCounts() {
        return counts;
    }

    /** What an administrator should look at. */
    public List<Attention> getAttention() {
        return Attention.of(counts);
    }

    public List<Category> getCategories() {
        return categories;
    }

    public List<AuditEvent> getEvents() {
        return events;
    }
}
