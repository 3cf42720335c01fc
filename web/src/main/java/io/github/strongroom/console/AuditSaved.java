package io.github.strongroom.console;

import io.github.strongroom.audit.SavedFilter;
import io.github.strongroom.audit.SavedFilters;
import io.github.strongroom.fault.FaultException;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The filters of the audit page that the visitor keeps under names. */
@Named
@ViewScoped
public class AuditSaved implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "audit";

    @Inject
    private SavedFilters store;

    @Inject
    private AuditList list;

    private List<SavedFilter> filters = new ArrayList<>();
    private String name = "";

    @PostConstruct
    void load() {
        filters = new ArrayList<>(store.list(PAGE));
    }

    /** Keeps what the address of the page asks for. */
    public void save() {
        try {
            store.save(PAGE, name, list.getFilters().getQuery());
            DoneMessage.show("Saved the filter " + name.strip() + ".");
            name = "";
            load();
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** Forgets one. */
    public void delete(String forgotten) {
        try {
            store.delete(PAGE, forgotten);
            DoneMessage.show("Deleted the saved filter " + forgotten + ".");
            load();
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** The page with a filter, below the context root; what is no filter is dropped. */
    public String address(SavedFilter filter) {
        return AuditFilters.of(filter.query()).getAddress();
    }

    /** Whether the page shows what this filter finds. */
    public boolean current(SavedFilter filter) {
        return AuditFilters.of(filter.query())
                .getQuery()
                .equals(list.getFilters().getQuery());
    }

    public List<SavedFilter> getFilters() {
        return filters;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name == null ? "" : name;
    }
}
