package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.shadow.Agreement;
import io.github.strongroom.shadow.Finding;
import io.github.strongroom.shadow.Place;
import io.github.strongroom.shadow.ShadowPage;
import io.github.strongroom.shadow.ShadowQuery;
import io.github.strongroom.shadow.ShadowReport;
import io.github.strongroom.shadow.ShadowRow;
import io.github.strongroom.shadow.SourceKind;
import io.github.strongroom.shadow.Verdict;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.primefaces.component.datatable.DataTable;

/** Which places provide each name, a page at a time. It compares and never shows a value. */
@Named
@ViewScoped
public class ShadowList implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String DIFFERS = "differs";

    @Inject
    private ShadowReport report;

    private final Rows rows = new Rows();
    private List<String> applications = List.of();
    private String text = "";
    private String application = "";
    private String verdict = "";
    private boolean complete = true;
    private boolean available;

    /** Fetches what the page shows first, with the filters of its address. */
    public void open() {
        try {
            rows.open();
            available = true;
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** The filters have changed: back to the first page. */
    public void filter() {
        DataTable table =
                (DataTable) FacesContext.getCurrentInstance().getViewRoot().findComponent("shadow-form:shadows");
        table.setFirst(0);
    }

    /** The verdicts of this word; none, which filters nothing, for a word that is not known. */
    private static Set<Verdict> verdicts(String word) {
        if (DIFFERS.equals(word)) {
            return Verdict.DIFFERENCES;
        }
        return Arrays.stream(Verdict.values())
                .filter(one -> one.name().equalsIgnoreCase(word))
                .findFirst()
                .map(Set::of)
                .orElse(Set.of());
    }

    /** What an empty table says. */
    public String getEmptyMessage() {
        if (verdict.equals(DIFFERS)) {
            return "Nothing differs: wherever a name is provided twice, the values are the same.";
        }
        return (text + application + verdict).isEmpty()
                ? "There are no secrets or settings yet. Names that other places provide are under Show: not in Strongroom."
                : "Nothing matches. Change or clear the filters.";
    }

    /** Which applications a finding is about; all of them in one word. */
    public String audience(Finding finding) {
        return finding.applications().size() == applications.size() && applications.size() > 1
                ? "all applications"
                : String.join(", ", finding.applications());
    }

    /** A verdict in a word or two. */
    public String label(Verdict verdict) {
        return switch (verdict) {
            case STRONGROOM_WINS -> "Strongroom wins";
            case SHADOWED_SAME -> "Shadowed, same value";
            case SHADOWED_DIFFERENT -> "Shadowed, different value";
            case SHADOWED_UNKNOWN -> "Shadowed, not compared";
            case WITHHELD_ABSENT -> "Withheld, absent";
            case WITHHELD_REPLACED -> "Withheld, replaced";
            case NOT_STORED -> "Not in Strongroom";
            case FAILS -> "Fails";
        };
    }

    /** What is behind the fold of a finding. */
    public String summary(Finding finding) {
        int places = finding.places().size();
        return places == 1 ? "1 place provides it" : places + " places provide it";
    }

    /** How a place compares with what Strongroom holds. */
    public String comparison(Place place) {
        if (place.kind() == SourceKind.STRONGROOM) {
            return place.value() == Agreement.FAILS ? "cannot be delivered" : "what is stored";
        }
        return switch (place.value()) {
            case SAME -> "same value";
            case DIFFERENT -> "DIFFERENT value";
            case UNKNOWN -> "not compared";
            case FAILS -> "fails when asked";
        };
    }

    public boolean isAvailable() {
        return available;
    }

    /** Whether all names were looked at for the chosen verdict. */
    public boolean isComplete() {
        return complete;
    }

    public int getMostLookedAt() {
        return ShadowReport.MOST_LOOKED_AT;
    }

    public PagedRows<ShadowRow> getRows() {
        return rows;
    }

    public List<String> getApplications() {
        return applications;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = orEmpty(text);
    }

    public String getApplication() {
        return application;
    }

    public void setApplication(String application) {
        this.application = orEmpty(application);
    }

    public String getVerdict() {
        return verdict;
    }

    public void setVerdict(String verdict) {
        this.verdict = orEmpty(verdict);
    }

    private static String orEmpty(String given) {
        return given == null ? "" : given;
    }

    private final class Rows extends PagedRows<ShadowRow> {

        private static final long serialVersionUID = 1L;

        @Override
        Fetched<ShadowRow> fetch(int first, int size) {
            ShadowPage page = report.read(new ShadowQuery(text, application, verdicts(verdict), first / size, size));
            applications = page.applications();
            complete = page.complete();
            return new Fetched<>(page.rows(), page.total());
        }

        @Override
        public String getRowKey(ShadowRow row) {
            return row.name();
        }
    }
}
