package io.github.strongroom.secret;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Role;
import io.github.strongroom.audit.AuditNotes;
import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The categories: a list that people edit. A category that a saved secret names and that is not there yet is made. */
@Stateless
public class Categories {

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    @Inject
    private SecretStore store;

    @Inject
    private AuditNotes notes;

    /** All categories in the order of their names, with the number of their living secrets. */
    @Audited("category.list")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public List<Category> list() {
        List<Category> categories = new ArrayList<>();
        for (Object row : entities.createNativeQuery("select c.name, c.description, coalesce(sum(t.secrets), 0)"
                        + " from category c left join secret_tally t on t.category = c.name and not t.deleted"
                        + " group by c.name, c.description order by lower(c.name), c.name")
                .getResultList()) {
            Object[] columns = (Object[]) row;
            categories.add(new Category((String) columns[0], (String) columns[1], ((Number) columns[2]).longValue()));
        }
        return categories;
    }

    /**
     * Makes a category, or changes one: its description, and its name, which goes to its secrets with it.
     *
     * @param newName {@code null} keeps the name
     * @param description {@code null} keeps it
     * @return whether it was made
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for a name or description that is not acceptable,
     *     {@code STR-0225} when the new name is taken
     */
    @Audited("category.put")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public boolean put(@Audited.Subject String name, String newName, String description) {
        String stored = required(name);
        boolean made = store.provideCategory(stored);
        if (description != null) {
            describe(stored, description);
        }
        Optional.ofNullable(newName)
                .map(Categories::required)
                .filter(renamed -> !renamed.equals(stored))
                .ifPresent(renamed -> rename(stored, renamed));
        return made;
    }

    /**
     * Makes a category that is not there yet.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for a name or description that is not acceptable,
     *     {@code STR-0225} when the name is taken
     */
    @Audited("category.put")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public void create(@Audited.Subject String name, String description) {
        String stored = required(name);
        if (!store.provideCategory(stored)) {
            throw Fault.CATEGORY_TAKEN.with();
        }
        describe(stored, description);
    }

    private void describe(String name, String description) {
        entities.createNativeQuery("update category set description = ?1 where name = ?2")
                .setParameter(1, Fields.description(description, ""))
                .setParameter(2, name)
                .executeUpdate();
    }

    private static String required(String name) {
        String category = Fields.category(name == null ? "" : name, "");
        if (category.isEmpty()) {
            throw Fault.FIELD_INVALID.with("name", "a category has a name.");
        }
        return category;
    }

    private void rename(String name, String renamed) {
        if (store.hasCategory(renamed)) {
            throw Fault.CATEGORY_TAKEN.with();
        }
        notes.renamed(renamed);
        entities.createNativeQuery("update category set name = ?1 where name = ?2")
                .setParameter(1, renamed)
                .setParameter(2, name)
                .executeUpdate();
    }

    /**
     * Removes a category that no secret is in, not even a deleted one.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0226} where there is none, {@code STR-0227} while it has
     *     secrets
     */
    @Audited("category.delete")
    @Allowed({Role.SUPERADMIN, Role.EDITOR})
    public void delete(@Audited.Subject String name) {
        if (!store.hasCategory(name)) {
            throw Fault.NO_SUCH_CATEGORY.with();
        }
        long secrets = ((Number) entities.createNativeQuery("select count(*) from secret where category = ?1")
                        .setParameter(1, name)
                        .getSingleResult())
                .longValue();
        if (secrets > 0) {
            throw Fault.CATEGORY_IN_USE.with(secrets);
        }
        entities.createNativeQuery("delete from category where name = ?1")
                .setParameter(1, name)
                .executeUpdate();
    }
}
