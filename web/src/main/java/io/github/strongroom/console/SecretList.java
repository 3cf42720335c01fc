package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Categories;
import io.github.strongroom.secret.Category;
import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.secret.SecretPage;
import io.github.strongroom.secret.SecretQuery;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.SecretVault;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.primefaces.component.datatable.DataTable;

/** The list of secrets, filtered, a page at a time. It knows metadata alone: there is no value in it to show. */
@Named
@ViewScoped
public class SecretList implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private SecretVault vault;

    @Inject
    private Categories categoryStore;

    private final SecretFilters filters = new SecretFilters();
    private final Rows rows = new Rows();
    private List<Category> categories = List.of();
    private long total;
    private boolean available;

    /** Fetches what the page shows first, with the filters of its address. */
    public void open() {
        try {
            categories = categoryStore.list();
            long found = openPage();
            total = filters.isAny() ? all() : found;
            available = true;
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** The page of the address, or the last one where there are fewer by now. */
    private long openPage() {
        int size = filters.size();
        long found = rows.open(filters.first(), size);
        if (found > 0 && filters.first() >= found) {
            filters.goTo((int) Math.min(Integer.MAX_VALUE - size, found - 1), size);
            return rows.open(filters.first(), size);
        }
        return found;
    }

    /** Those without a category are in no chip but the first. */
    private long all() {
        return vault.list(new SecretQuery(SecretFilter.ALL, 0, 1)).total();
    }

    /** The filters have changed: back to the first page. */
    public void filter() {
        DataTable table =
                (DataTable) FacesContext.getCurrentInstance().getViewRoot().findComponent("list-form:secrets");
        table.setFirst(0);
    }

    /** The index of the row that the table begins with when it is opened. */
    public int getFirst() {
        return filters.first();
    }

    /** How many rows a page has when the table is opened. */
    public int getSize() {
        return filters.size();
    }

    public SecretFilters getFilters() {
        return filters;
    }

    public boolean isAvailable() {
        return available;
    }

    public PagedRows<SecretSummary> getRows() {
        return rows;
    }

    /** Those that have something in them. */
    public List<Category> getCategories() {
        return categories.stream().filter(category -> category.secrets() > 0).toList();
    }

    /** All of them, for those who choose one. */
    public List<Category> getAllCategories() {
        return categories;
    }

    public long getTotal() {
        return total;
    }

    /** The tags of a secret in the order of the alphabet. */
    public List<String> tags(SecretSummary secret) {
        return secret.tags().stream().sorted().toList();
    }

    /** Its page, from which the way back leads to this list. */
    public String page(SecretSummary secret) {
        SecretAddress address = new SecretAddress();
        address.setName(secret.name());
        address.setList(filters.getQuery());
        return address.getPage();
    }

    /** Whether it is deleted and can come back. */
    public boolean restorable(SecretSummary secret) {
        return SecretFacts.restorable(secret);
    }

    /** Whether its row was changed outside Strongroom. */
    public boolean tampered(SecretSummary secret) {
        return secret.flags().contains(Flag.TAMPERED);
    }

    /** Its flags, the gravest last, as the vault orders them. */
    public List<FlagAdvice> flags(SecretSummary secret) {
        return FlagAdvice.of(secret, List.of());
    }

    private final class Rows extends PagedRows<SecretSummary> {

        private static final long serialVersionUID = 1L;

        @Override
        Fetched<SecretSummary> fetch(int first, int size) {
            filters.goTo(first, size);
            SecretPage page = vault.list(new SecretQuery(filters.filter(), first / size, size));
            return new Fetched<>(page.secrets(), page.total());
        }

        @Override
        public String getRowKey(SecretSummary secret) {
            return secret.name();
        }
    }
}
