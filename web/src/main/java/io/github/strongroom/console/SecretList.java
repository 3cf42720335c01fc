package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Categories;
import io.github.strongroom.secret.Category;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.secret.SecretPage;
import io.github.strongroom.secret.SecretQuery;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.SecretVault;
import io.github.strongroom.secret.Status;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
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
    private Categories allCategories;

    private final Rows rows = new Rows();
    private List<Category> categories = List.of();
    private String text = "";
    private String category = "";
    private String kind = "";
    private String status = "";
    private boolean available;

    /** Fetches what the page shows first, with the filters of its address. */
    public void open() {
        try {
            categories = allCategories.list();
            rows.open();
            available = true;
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** The filters have changed: back to the first page. */
    public void filter() {
        DataTable table =
                (DataTable) FacesContext.getCurrentInstance().getViewRoot().findComponent("list-form:secrets");
        table.setFirst(0);
    }

    private SecretQuery query(int first, int size) {
        SecretFilter filter = new SecretFilter(
                text, category, constant(Kind.values(), kind), constant(Status.values(), status), null, null, null);
        return new SecretQuery(filter, first / size, size);
    }

    /** The constant of this name; {@code null}, which filters nothing, for a word that is not known. */
    private static <E extends Enum<E>> E constant(E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** Whether any filter narrows the list. */
    public boolean isFiltered() {
        return !(text + category + kind + status).isEmpty();
    }

    public boolean isAvailable() {
        return available;
    }

    public PagedRows<SecretSummary> getRows() {
        return rows;
    }

    public List<Category> getCategories() {
        return categories;
    }

    public long getTotal() {
        return categories.stream().mapToLong(Category::secrets).sum();
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = orEmpty(text);
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = orEmpty(category);
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = orEmpty(kind);
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = orEmpty(status);
    }

    private static String orEmpty(String given) {
        return given == null ? "" : given;
    }

    private final class Rows extends PagedRows<SecretSummary> {

        private static final long serialVersionUID = 1L;

        @Override
        Fetched<SecretSummary> fetch(int first, int size) {
            SecretPage page = vault.list(query(first, size));
            return new Fetched<>(page.secrets(), page.total());
        }

        @Override
        public String getRowKey(SecretSummary secret) {
            return secret.name();
        }
    }
}
