package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.rotation.KeyReport;
import io.github.strongroom.rotation.KeyUse;
import io.github.strongroom.rotation.Rewrap;
import io.github.strongroom.rotation.Rotation;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.function.Supplier;
import org.primefaces.PrimeFaces;

/** The master keys, what each holds, and the rewrap that moves rows to the current one. */
@Named
@ViewScoped
public class KeyList implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Rotation rotation;

    private KeyReport report;
    private KeyReport plan;
    private Rewrap rewrap;
    private String chosen;

    /** Fetches what the page shows. */
    public void open() {
        try {
            load();
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    private void load() {
        report = rotation.list();
        rewrap = rotation.progress().orElse(null);
    }

    /** How far the rewrap is; when it has ended meanwhile, the counts of the keys are fetched anew. */
    public void refresh() {
        try {
            rewrap = rotation.progress().orElse(null);
            if (!isRunning()) {
                plan = null;
                report = rotation.list();
                PrimeFaces.current().ajax().update("key-table", "steps");
            }
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** Counts what a rewrap would move, and moves nothing. */
    public void dryRun() {
        try {
            plan = rotation.dryRun();
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** Starts the rewrap to this server's current key. */
    public void start() {
        change(rotation::start, "The rewrap has been started. You may leave this page: it goes on.");
    }

    /** Pauses the rewrap. */
    public void pause() {
        change(rotation::pause, "The rewrap is paused. What was moved stays moved.");
    }

    /** Resumes the rewrap. */
    public void resume() {
        change(rotation::resume, "The rewrap goes on.");
    }

    private void change(Supplier<Rewrap> change, String done) {
        try {
            rewrap = change.get();
            report = rotation.list();
            plan = null;
            say(done);
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** Retires the key that was chosen. */
    public void retire() {
        try {
            rotation.retire(chosen);
            load();
            say("The master key " + chosen + " is retired: nothing can be stored under it any more.");
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    private static void say(String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, text, text));
    }

    public boolean isAvailable() {
        return report != null;
    }

    public KeyReport getReport() {
        return report;
    }

    /** What a dry run has found; {@code null} before one. */
    public KeyReport getPlan() {
        return plan;
    }

    /** The rewrap that is under way or was the last; {@code null} where there was none. */
    public Rewrap getRewrap() {
        return rewrap;
    }

    public boolean isRunning() {
        return rewrap != null && rewrap.isRunning();
    }

    /** Whether a paused rewrap can be resumed here: it goes to this server's current key. */
    public boolean isResumable() {
        return rewrap != null && rewrap.isPaused() && isToCurrentKey();
    }

    /** Whether there are rows to move, and nothing moves them; what goes to another key and has no server is replaced. */
    public boolean isStartable() {
        boolean free = rewrap == null || rewrap.isDone() || (!isToCurrentKey() && !rewrap.worked());
        return free && report.rowsMoving() > 0;
    }

    private boolean isToCurrentKey() {
        return rewrap.target().equals(report.current().id());
    }

    /** Whether nothing is left to do but to retire keys. */
    public boolean isFinished() {
        return !isRunning() && report.rowsMoving() == 0 && report.rowsStaying() == 0;
    }

    /** Whether a key holds nothing any more and can be retired. */
    public boolean isAnyRetirable() {
        return !report.retirable().isEmpty();
    }

    /** Whether a key is given to this server that need not be given any more. */
    public boolean isAnyRetired() {
        return report.keys().stream().anyMatch(key -> key.standing() == KeyUse.Standing.RETIRED);
    }

    /** The time that is left, in words. */
    public String getRemaining() {
        return RemainingTime.inWords(rewrap.remainingSeconds());
    }

    public String getChosen() {
        return chosen;
    }

    public void setChosen(String chosen) {
        this.chosen = chosen;
    }
}
