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
import io.github.strongroom.secret.ValueType;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The page that creates and changes a secret. It writes only over the state that the visitor has seen: whatever happened
 * meanwhile is told, and what was typed stays in the browser.
 */
@Named
@ViewScoped
public class SecretEditor implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Set<Fault> CONFLICTS = Set.of(Fault.CHANGED_MEANWHILE, Fault.EXISTS_ALREADY, Fault.CONFLICT);

    @Inject
    private SecretVault vault;

    @Inject
    private Categories allCategories;

    @Inject
    private AuditTrail trail;

    @Inject
    private TypedValue value;

    @Inject
    private CurrentUser user;

    private String name;
    private SecretForm form = new SecretForm();
    private SecretSummary stored;
    private List<String> categories = List.of();
    private boolean carriageReturns;
    private boolean available;
    private boolean conflict;

    /** Fetches the secret of the address; without a name in it, the form is for a new one. */
    public void open() {
        try {
            if (!user.isMayChange()) {
                trail.refused("page.secret", name, Fault.FORBIDDEN);
                throw Fault.FORBIDDEN.with();
            }
            if (name != null && !name.isEmpty()) {
                load();
            }
            categories = allCategories.list().stream().map(Category::name).toList();
            available = true;
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    private void load() {
        stored = vault.get(name);
        form = SecretForm.of(stored);
        if (stored.kind() == Kind.SETTING) {
            String text = vault.readSetting(name).value().reveal();
            carriageReturns = text.indexOf('\r') >= 0;
            value.show(text);
        }
    }

    /** Saves and goes back to the list; where that is not possible, says why beside the field. */
    public String save() {
        conflict = false;
        try {
            SecretVault.Written written = vault.put(form.getName(), form.draft(newValue()), expected());
            announce(written.secret());
            return "/secrets?faces-redirect=true";
        } catch (FaultException e) {
            conflict = CONFLICTS.contains(e.fault());
            FaultMessage.showAtField(e);
            return null;
        }
    }

    /** The value to store; {@code null} to keep the stored one. */
    private SecretValue newValue() {
        String text = value.text();
        boolean kept = stored != null && (form.getKind() == Kind.SECRET ? text.isEmpty() : isAsStored(text));
        if (kept || (stored == null && text.isEmpty())) {
            return null;
        }
        return SecretValue.of(text).orElseThrow(Fault.VALUE_NOT_TEXT::with);
    }

    /** A text field cannot hold a carriage return: a setting with some is kept unless something else in it was changed. */
    private boolean isAsStored(String text) {
        return carriageReturns
                && TypedValue.withLineFeeds(vault.readSetting(name).value().reveal())
                        .equals(text);
    }

    private Expected expected() {
        return stored == null ? new Expected.Absent() : new Expected.RowVersion(stored.rowVersion());
    }

    private void announce(SecretSummary secret) {
        String delivery = secret.status() == Status.ACTIVE
                ? "delivered to applications."
                : "not delivered to applications: it is "
                        + secret.status().name().toLowerCase(Locale.ROOT) + ".";
        String text = "Saved " + secret.name() + ": version " + secret.version() + ", " + delivery;
        FacesContext context = FacesContext.getCurrentInstance();
        context.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, text, text));
        context.getExternalContext().getFlash().setKeepMessages(true);
    }

    /** What a value of the chosen type looks like. */
    public String getTypeHint() {
        return switch (form.getType()) {
            case TEXT -> "Any text on one line.";
            case MULTILINE -> "Any text, with line breaks where you put them.";
            case BOOLEAN -> "Write true or false.";
            case INTEGER -> "Write digits alone, for example 25.";
            case DECIMAL -> "Write it with a point, for example 19.5.";
            case DURATION -> "Write it as ISO 8601, for example PT30S or PT2H.";
            case URL -> "Write it whole, for example https://example.org/path.";
            case JSON -> "One JSON document.";
            case PEM -> "Keys and certificates, each from -----BEGIN to -----END.";
        };
    }

    public boolean isAvailable() {
        return available;
    }

    /** Whether the secret is new. */
    public boolean isCreating() {
        return stored == null;
    }

    /** Whether the last save met a change that somebody else made. */
    public boolean isConflict() {
        return conflict;
    }

    public SecretForm getForm() {
        return form;
    }

    public SecretSummary getStored() {
        return stored;
    }

    public List<String> getCategories() {
        return categories;
    }

    public ValueType[] getTypes() {
        return ValueType.values();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
