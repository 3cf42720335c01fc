package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Categories;
import io.github.strongroom.secret.Category;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** The categories, with what is in each: made, renamed, described, and removed where they are empty. */
@Named
@ViewScoped
public class CategoryList implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String PAGE = "/categories";

    @Inject
    private Categories categories;

    private List<Category> all;
    private String name = "";
    private String newName = "";
    private String description = "";

    /** Fetches them. */
    public void open() {
        try {
            all = categories.list();
        } catch (FaultException e) {
            FaultMessage.show(e);
        }
    }

    /** Makes one; a name that is taken is refused. */
    public void create() {
        attempt("Created the category ", newName.strip(), () -> categories.create(newName, description));
    }

    /** Changes name and description; the secrets in it go with the name. */
    public void change() {
        attempt("Saved the category ", newName.strip(), () -> categories.put(name, newName, description));
    }

    /** Removes an empty one. */
    public void delete() {
        attempt("Deleted the category ", name, () -> categories.delete(name));
    }

    private void attempt(String done, String subject, Runnable step) {
        try {
            step.run();
            DoneMessage.showAt(PAGE, done + subject + ".");
        } catch (FaultException e) {
            FaultMessage.show(e);
            FacesContext.getCurrentInstance().validationFailed();
        }
    }

    public boolean isAvailable() {
        return all != null;
    }

    public List<Category> getAll() {
        return all;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getNewName() {
        return newName;
    }

    public void setNewName(String newName) {
        this.newName = newName;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = TypedValue.withLineFeeds(description);
    }
}
