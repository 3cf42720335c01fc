package io.github.strongroom.console;

import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.secret.Categories;
import io.github.strongroom.secret.Category;
import io.github.strongroom.secret.Expected;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.SecretVault;
import io.github.strongroom.secret.Status;
import io.github.strongroom.usage.Usage;
import io.github.strongroom.usage.UsageReport;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The page that creates and changes a secret, and shows it to those who may not. It writes only over the state that the visitor
 * has seen: whatever happened meanwhile is told, and what was typed stays in the browser.
 */
@Named
@ViewScoped
public class SecretEditor implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Set<Fault> UNSEEN =
            Set.of(Fault.CHANGED_MEANWHILE, Fault.EXISTS_ALREADY, Fault.CONFLICT, Fault.DELETED);

    private static final Usage.Reach NOBODY = new Usage.Reach(List.of(), 0);

    @Inject
    private SecretVault vault;

    @Inject
    private UsageReport usage;

    @Inject
    private Categories allCategories;

    @Inject
    private AuditTrail trail;

    @Inject
    private TypedValue value;

    @Inject
    private CurrentUser user;

    private final SecretAddress address = new SecretAddress();
    private SecretForm form = new SecretForm();
    private SecretFacts facts;
    private SecretSummary stored;
    private List<String> categories = List.of();
    private SecretConflict conflict;
    private String reach;
    private boolean carriageReturns;
    private boolean available;
    private boolean unseen;

    /** Fetches the secret of the address; without a name in it, the form is for a new one. */
    public void open() {
        try {
            if (!address.getName().isEmpty()) {
                load();
            } else if (!user.isMayChange()) {
                trail.refused("page.secret", null, Fault.FORBIDDEN);
                throw Fault.FORBIDDEN.with();
            }
            categories = allCategories.list().stream().map(Category::name).toList();
            available = true;
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    private void load() {
        facts = SecretFacts.of(vault, usage, address.getName());
        stored = facts.getSecret();
        form = SecretForm.of(stored);
        if (stored.kind() == Kind.SETTING && isEditable()) {
            String text = vault.readSetting(stored.name()).value().reveal();
            carriageReturns = text.indexOf('\r') >= 0;
            value.show(text);
        }
    }

    /**
     * Saves over the state that was seen, and goes back to the list; where that is not possible, says why beside the field. A new
     * value that applications read is only saved when the visitor has been told whom it reaches.
     */
    public void save() {
        forget();
        Usage.Reach readers = readersOfANewValue();
        if (readers.applications().isEmpty()) {
            write();
        } else {
            reach = ReachText.of(readers);
        }
    }

    private Usage.Reach readersOfANewValue() {
        try {
            return changesValue() ? usage.reach(List.of(stored.name())) : NOBODY;
        } catch (FaultException e) {
            // the save meets the same, and says it in its place
            return NOBODY;
        }
    }

    /** Saves, whomever it reaches. */
    public void saveConfirmed() {
        forget();
        write();
    }

    private void forget() {
        unseen = false;
        conflict = null;
        reach = null;
    }

    private void write() {
        try {
            SecretVault.Written written = vault.put(form.getName(), form.draft(newValue()), expected());
            DoneMessage.showAt(address.getBack(), saved(written.secret()));
        } catch (FaultException e) {
            unseen = UNSEEN.contains(e.fault());
            FaultMessage.showAtField(e);
            compareAfter(e.fault());
        }
    }

    /** Saves over the state that the conflict shows. */
    public void saveAnyway() {
        stored = conflict.getCurrent();
        form.standOn(stored);
        saveConfirmed();
    }

    private void compareAfter(Fault fault) {
        if (stored != null && (fault == Fault.CHANGED_MEANWHILE || fault == Fault.CONFLICT)) {
            try {
                conflict = new SecretConflict(form, stored, vault.get(stored.name()), whatWasTyped());
            } catch (FaultException e) {
                FaultMessage.show(e);
            }
        }
    }

    private String whatWasTyped() {
        if (form.getGenerator().isWanted()) {
            return "changed by you: to be generated";
        }
        return isTyped() ? "changed by you: the text in the field below" : null;
    }

    private boolean isTyped() {
        return stored.kind() == Kind.SECRET ? !value.text().isEmpty() : !isAsStored(value.text());
    }

    private boolean changesValue() {
        return stored != null && (form.getGenerator().isWanted() || isTyped());
    }

    /** The value to store; {@code null} to keep the stored one. */
    private SecretValue newValue() {
        if (form.getGenerator().isWanted()) {
            return form.getGenerator().make();
        }
        String text = value.text();
        boolean kept = stored != null
                && (form.getKind() == Kind.SECRET ? text.isEmpty() : carriageReturns && isAsStored(text));
        if (kept || (stored == null && text.isEmpty())) {
            return null;
        }
        return SecretValue.of(text).orElseThrow(Fault.VALUE_NOT_TEXT::with);
    }

    /** A text field cannot hold a carriage return: a setting with some is kept unless something else in it was changed. */
    private boolean isAsStored(String text) {
        return TypedValue.withLineFeeds(vault.readSetting(stored.name()).value().reveal())
                .equals(text);
    }

    private Expected expected() {
        return stored == null ? new Expected.Absent() : new Expected.RowVersion(stored.rowVersion());
    }

    private static String saved(SecretSummary secret) {
        String delivery = secret.status() == Status.ACTIVE
                ? "delivered to applications."
                : "not delivered to applications: it is "
                        + secret.status().name().toLowerCase(Locale.ROOT) + ".";
        return "Saved " + secret.name() + ": version " + secret.version() + ", " + delivery;
    }

    /** Whether this visitor gets the form. */
    public boolean isEditable() {
        return user.isMayChange() && (stored == null || !facts.isDeleted());
    }

    public boolean isAvailable() {
        return available;
    }

    /** Whether the secret is new. */
    public boolean isCreating() {
        return stored == null;
    }

    /** Whether the last save met a state that the visitor had not seen. */
    public boolean isUnseen() {
        return unseen;
    }

    /** Both sides, where the last save met a change of somebody else; otherwise {@code null}. */
    public SecretConflict getConflict() {
        return conflict;
    }

    /** Whom the new value reaches, where the last save waits for a confirmation; otherwise {@code null}. */
    public String getReach() {
        return reach;
    }

    public SecretForm getForm() {
        return form;
    }

    public SecretFacts getFacts() {
        return facts;
    }

    public List<String> getCategories() {
        return categories;
    }

    public SecretAddress getAddress() {
        return address;
    }
}
