package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.transfer.ImportPlan;
import io.github.strongroom.transfer.ImportPreviews;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The plan that a page shows: the same to the end of the page, whatever becomes of it in another window meanwhile. */
@RequestScoped
public class ImportShown {

    @Inject
    private ImportPreviews previews;

    private ImportPlan plan;

    /**
     * The plan of this id.
     *
     * @throws io.github.strongroom.fault.FaultException as {@link ImportPreviews#get}
     */
    public ImportPlan plan(String id) {
        if (plan == null) {
            plan = previews.get(id);
        }
        return plan;
    }

    /** Why there is none to show, as people read it; {@code null} where there is one. */
    public String missing(String id) {
        try {
            plan(id);
            return null;
        } catch (FaultException e) {
            return e.getMessage() + " (" + e.fault().code() + ")";
        }
    }
}
