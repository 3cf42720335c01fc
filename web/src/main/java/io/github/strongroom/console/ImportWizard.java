package io.github.strongroom.console;

import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Categories;
import io.github.strongroom.secret.Category;
import io.github.strongroom.transfer.ImportPlan;
import io.github.strongroom.transfer.ImportPreviews;
import io.github.strongroom.transfer.ImportRow;
import io.github.strongroom.transfer.Imports;
import io.github.strongroom.transfer.Outcome;
import io.github.strongroom.transfer.WrongLine;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The preview of an import, and its end. What is imported stays with {@link ImportPreviews}: this page knows it by its id alone,
 * and shows copies of its rows without their values.
 */
@Named
@ViewScoped
public class ImportWizard implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LINES_SHOWN = 20;

    @Inject
    private Imports imports;

    @Inject
    private ImportPreviews previews;

    @Inject
    private ImportShown page;

    @Inject
    private Categories categories;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentUser user;

    private final Rows rows = new Rows();
    private String preview = "";
    private String shown = "";
    private List<String> categoryNames = List.of();
    private Counts result;
    private boolean available;

    /** What came of an import, as the page keeps it. */
    public record Counts(String source, int created, int changed, int same, int refused, int repeated, int excluded)
            implements Serializable {

        static Counts of(String source, ImportPlan.Counts counts) {
            return new Counts(
                    source,
                    counts.created(),
                    counts.changed(),
                    counts.same(),
                    counts.refused() + counts.wrongLines(),
                    counts.repeated(),
                    counts.excluded());
        }
    }

    /** Shows the first step, or the preview that the address names. */
    public void open() {
        try {
            if (!user.isMayChange()) {
                trail.refused("page.import", null, Fault.FORBIDDEN);
                throw Fault.FORBIDDEN.with();
            }
            available = true;
            categoryNames = categories.list().stream().map(Category::name).toList();
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    private ImportPlan plan() {
        return page.plan(preview);
    }

    /** Somebody has decided something about a key: what follows from it is found out at once. */
    public void decide(ImportRowForm row) {
        tried(() -> {
            ImportPlan plan = previews.get(preview);
            plan.decide(row.getIndex(), row.getName(), row.getKind(), row.getCategory());
            plan.include(row.getIndex(), row.isIncluded());
            imports.review(plan);
            List<ImportRow> all = plan.rows(null);
            rows.shown().forEach(shownRow -> shownRow.follow(all.get(shownRow.getIndex())));
        });
    }

    /** Takes all keys in that are shown, or leaves them out. */
    public void includeShown(boolean included) {
        tried(() -> {
            ImportPlan plan = previews.get(preview);
            plan.include(outcome(), included);
            imports.review(plan);
        });
    }

    /** Stores what was chosen: all of it or nothing. */
    public void store() {
        tried(() -> {
            ImportPlan plan = previews.get(preview);
            result = Counts.of(plan.source(), imports.store(plan, false));
            preview = "";
        });
    }

    /** Lets go of what was given. */
    public String cancel() {
        try {
            previews.drop(preview);
            return "/import?faces-redirect=true";
        } catch (FaultException e) {
            FaultMessage.show(e);
            return null;
        }
    }

    private void tried(Runnable step) {
        try {
            step.run();
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    private Outcome outcome() {
        return Arrays.stream(Outcome.values())
                .filter(one -> one.name().equalsIgnoreCase(shown))
                .findFirst()
                .orElse(null);
    }

    public boolean isAvailable() {
        return available;
    }

    public boolean isPreviewing() {
        return !preview.isEmpty() && page.missing(preview) == null;
    }

    /** Why what the address names cannot be previewed; {@code null} where it can, or where it names nothing. */
    public String getGone() {
        return preview.isEmpty() ? null : page.missing(preview);
    }

    public ImportPlan.Counts getCounts() {
        return plan().counts();
    }

    public String getSource() {
        return plan().source();
    }

    /** How many keys have an outcome. */
    public int count(Outcome outcome) {
        return plan().rows(outcome).size();
    }

    public Outcome[] getOutcomes() {
        return Outcome.values();
    }

    public List<WrongLine> getWrongLines() {
        return plan().wrongLines().stream().limit(LINES_SHOWN).toList();
    }

    public PagedRows<ImportRowForm> getRows() {
        return rows;
    }

    public List<String> getCategoryNames() {
        return categoryNames;
    }

    /** What came of the import; {@code null} before its end. */
    public Counts getResult() {
        return result;
    }

    public String getPreview() {
        return preview;
    }

    public void setPreview(String preview) {
        this.preview = preview == null ? "" : preview;
    }

    /** The outcome that the table is narrowed to; empty for all. */
    public String getShown() {
        return shown;
    }

    public void setShown(String shown) {
        this.shown = shown == null ? "" : shown;
    }

    private final class Rows extends PagedRows<ImportRowForm> {

        private static final long serialVersionUID = 1L;

        /** The rows of the page that was fetched last. */
        List<ImportRowForm> shown() {
            return getWrappedData() == null ? List.of() : getWrappedData();
        }

        @Override
        Fetched<ImportRowForm> fetch(int first, int size) {
            List<ImportRow> all = isPreviewing() ? plan().rows(outcome()) : List.of();
            List<ImportRowForm> page =
                    all.stream().skip(first).limit(size).map(ImportRowForm::new).toList();
            return new Fetched<>(page, all.size());
        }

        @Override
        public String getRowKey(ImportRowForm row) {
            return Integer.toString(row.getIndex());
        }
    }
}
