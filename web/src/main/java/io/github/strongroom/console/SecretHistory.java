package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Expected;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.SecretVault;
import io.github.strongroom.secret.SecretVersions;
import io.github.strongroom.secret.VersionSummary;
import io.github.strongroom.usage.UsageReport;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** The versions of a secret: listed, laid beside each other, brought back. It knows fingerprints, never values. */
@Named
@ViewScoped
public class SecretHistory implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private SecretVault vault;

    @Inject
    private UsageReport usage;

    @Inject
    private SecretVersions allVersions;

    private final SecretAddress address = new SecretAddress();
    private SecretFacts facts;
    private List<VersionSummary> versions = List.of();
    private int left;
    private int right;
    private int wanted;
    private String reason = "";

    /** Fetches the versions of the secret of the address, and proposes to compare the last two. */
    public void open() {
        try {
            facts = SecretFacts.of(vault, usage, address.getName());
            versions = allVersions.list(address.getName());
            right = versions.get(0).number();
            left = versions.get(Math.min(1, versions.size() - 1)).number();
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** Makes the wanted version's value the current one, unless the secret was changed since this page was loaded. */
    public void rollBack() {
        try {
            Expected seen = new Expected.RowVersion(facts.getSecret().rowVersion());
            SecretSummary secret = allVersions.rollBack(address.getName(), wanted, reason, seen);
            DoneMessage.showAt(
                    address.getVersions(),
                    "Version " + secret.version() + " has the value of version " + wanted + " and is the current one.");
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    public boolean isAvailable() {
        return !versions.isEmpty();
    }

    /** Whether bringing this version back would change anything, and is possible. */
    public boolean isReturnable(VersionSummary version) {
        return version.destroyedAt() == null && !same(version, versions.get(0)) && !facts.isDeleted();
    }

    /** Whether the value of this version can be shown to those who may see it. */
    public boolean isRevealable(VersionSummary version) {
        return version.destroyedAt() == null && !facts.isDeleted();
    }

    /** The two that are laid beside each other. */
    public List<VersionSummary> getCompared() {
        return List.of(version(left), version(right));
    }

    public boolean isSameValue() {
        return same(version(left), version(right));
    }

    private VersionSummary version(int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseGet(() -> versions.get(0));
    }

    private static boolean same(VersionSummary one, VersionSummary other) {
        return first(one) == first(other);
    }

    private static int first(VersionSummary version) {
        return version.sameAs() == null ? version.number() : version.sameAs();
    }

    /** How a version came to be, in words. */
    public String origin(VersionSummary version) {
        String word = LabelConverter.word(version.origin());
        return version.restoredFrom() == null ? word : word + " to version " + version.restoredFrom();
    }

    public SecretAddress getAddress() {
        return address;
    }

    public SecretFacts getFacts() {
        return facts;
    }

    public List<VersionSummary> getVersions() {
        return versions;
    }

    public int getLeft() {
        return left;
    }

    public void setLeft(int left) {
        this.left = left;
    }

    public int getRight() {
        return right;
    }

    public void setRight(int right) {
        this.right = right;
    }

    public int getWanted() {
        return wanted;
    }

    public void setWanted(int wanted) {
        this.wanted = wanted;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
