package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Expected;
import io.github.strongroom.secret.LifeCycle;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.usage.UsageReport;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Withdraws a secret from applications, gives it back, deletes it, restores it, provided that it still is what the visitor has
 * seen. Each step takes the page to go to when it is done; without one, the page at hand says so.
 */
@Named
@RequestScoped
public class SecretSwitch {

    @Inject
    private LifeCycle lifeCycle;

    @Inject
    private UsageReport usage;

    private String name;
    private long rowVersion;
    private String reach = "";

    /** Finds out whom it would reach to take the secret away. */
    public void ask() {
        try {
            reach = ReachText.of(usage.reach(List.of(name)));
        } catch (FaultException e) {
            reach = "It is not known who uses it. " + e.getMessage();
        }
    }

    /** Lets applications have the secret again. */
    public void activate(String after) {
        tell(after, () -> {
            SecretSummary secret = lifeCycle.activate(name, expected());
            return name + " is active again: applications get version " + secret.version() + ".";
        });
    }

    /** Takes the secret away from applications. */
    public void deactivate(String after) {
        tell(after, () -> {
            lifeCycle.deactivate(name, expected());
            return name + " is inactive: its name is absent for applications.";
        });
    }

    /** Takes the secret away from applications and lists, for 30 days in which it can come back. */
    public void delete(String after) {
        tell(after, () -> {
            OffsetDateTime until = lifeCycle.delete(name, expected()).deletion().restorableUntil();
            return name + " is deleted. It can be restored until " + UtcConverter.text(until)
                    + " UTC: filter the list by the status Deleted.";
        });
    }

    /** Brings a deleted secret back. */
    public void restore(String after) {
        tell(after, () -> {
            SecretSummary secret = lifeCycle.restore(name, expected());
            String status = LabelConverter.word(secret.status()).toLowerCase(Locale.ROOT);
            return name + " is back. Its status: " + status + ".";
        });
    }

    private Expected expected() {
        return new Expected.RowVersion(rowVersion);
    }

    private static void tell(String after, Supplier<String> step) {
        try {
            String done = step.get();
            if (after.isEmpty()) {
                DoneMessage.show(done);
            } else {
                DoneMessage.showAt(after, done);
            }
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    public String getReach() {
        return reach;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public long getRowVersion() {
        return rowVersion;
    }

    public void setRowVersion(long rowVersion) {
        this.rowVersion = rowVersion;
    }
}
