package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Bulk;
import io.github.strongroom.secret.BulkChange;
import io.github.strongroom.secret.Expected;
import io.github.strongroom.usage.UsageReport;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Set;

/** One change to all secrets that are ticked in the list: all of them as they were seen there, or none. */
@Named
@RequestScoped
public class BulkForm {

    @Inject
    private Bulk bulk;

    @Inject
    private UsageReport usage;

    private Action action;
    private String selection;
    private String category = "";
    private String owner = "";
    private String addTags = "";
    private String removeTags = "";
    private String reach = "";

    /** What the bar above the list offers. */
    public enum Action {
        ACTIVATE(BulkChange.Action.ACTIVATE, "Activated"),
        DEACTIVATE(BulkChange.Action.DEACTIVATE, "Deactivated"),
        DELETE(BulkChange.Action.DELETE, "Deleted"),
        RESTORE(BulkChange.Action.RESTORE, "Restored"),
        CATEGORY(BulkChange.Action.DESCRIBE, "Changed the category of"),
        OWNER(BulkChange.Action.DESCRIBE, "Changed the owner of"),
        TAGS(BulkChange.Action.DESCRIBE, "Changed the tags of");

        private final BulkChange.Action change;
        private final String done;

        Action(BulkChange.Action change, String done) {
            this.change = change;
            this.done = done;
        }
    }

    /** Finds out whom it would reach to take these secrets away. */
    public void ask() {
        try {
            reach = ReachText.of(usage.reach(Selection.parse(selection).keySet()), "one of them");
        } catch (FaultException e) {
            reach = "It is not known who uses them. " + e.getMessage();
        }
    }

    /** Makes the change and shows the list at {@code after} anew; where one secret refuses, says which and why. */
    public void apply(String after) {
        try {
            int count = bulk.apply(action.change, change());
            DoneMessage.showAt(after, action.done + " " + count + (count == 1 ? " entry." : " entries."));
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    private BulkChange change() {
        Map<String, Expected> secrets = Selection.parse(selection);
        return switch (action) {
            case CATEGORY -> new BulkChange(secrets, category, null, Set.of(), Set.of());
            case OWNER -> new BulkChange(secrets, null, owner, Set.of(), Set.of());
            case TAGS -> new BulkChange(secrets, null, null, SecretForm.tags(addTags), SecretForm.tags(removeTags));
            default -> BulkChange.of(secrets);
        };
    }

    public String getReach() {
        return reach;
    }

    public Action getAction() {
        return action;
    }

    public void setAction(Action action) {
        this.action = action;
    }

    /** Only the browser knows what is ticked. */
    public String getSelection() {
        return "";
    }

    public void setSelection(String selection) {
        this.selection = selection;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(String owner) {
        this.owner = owner;
    }

    public String getAddTags() {
        return addTags;
    }

    public void setAddTags(String addTags) {
        this.addTags = addTags;
    }

    public String getRemoveTags() {
        return removeTags;
    }

    public void setRemoveTags(String removeTags) {
        this.removeTags = removeTags;
    }
}
