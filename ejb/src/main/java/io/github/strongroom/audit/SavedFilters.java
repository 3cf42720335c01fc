package io.github.strongroom.audit;

import io.github.strongroom.access.Allowed;
import io.github.strongroom.access.Caller;
import io.github.strongroom.access.Role;
import io.github.strongroom.fault.Fault;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;

/** The filters of pages that people keep, each for themselves, on whatever machine they sit. */
@Stateless
public class SavedFilters {

    /** The most that one person has for a page. */
    public static final int MOST = 30;

    /** The longest name. */
    public static final int NAME_LENGTH = 60;

    private static final int QUERY_LENGTH = 4_000;

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    @Inject
    private Caller caller;

    /** Those of the caller for a page, in the order of their names. */
    @Allowed({Role.SUPERADMIN, Role.AUDITOR, Role.EDITOR, Role.VIEWER})
    public List<SavedFilter> list(String page) {
        List<SavedFilter> filters = new ArrayList<>();
        for (Object row : entities.createNativeQuery(
                        "select name, query from saved_filter where owner = ?1 and page = ?2"
                                + " order by lower(name), name")
                .setParameter(1, caller.name())
                .setParameter(2, page)
                .getResultList()) {
            Object[] columns = (Object[]) row;
            filters.add(new SavedFilter((String) columns[0], (String) columns[1]));
        }
        return filters;
    }

    /**
     * Keeps a filter; one of the same name that the caller has for this page is replaced.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for a name or a filter that is not acceptable, {@code
     *     STR-0621} where there are too many
     */
    @Audited("filter.save")
    @Allowed({Role.SUPERADMIN, Role.AUDITOR, Role.EDITOR, Role.VIEWER})
    public void save(String page, @Audited.Subject String name, @Audited.Reason String query) {
        String stored = named(name);
        if (query.length() > QUERY_LENGTH) {
            throw Fault.FIELD_INVALID.with("filter", "at most " + QUERY_LENGTH + " characters.");
        }
        if (list(page).stream().filter(one -> !one.name().equals(stored)).count() >= MOST) {
            throw Fault.TOO_MANY_SAVED_FILTERS.with(MOST);
        }
        entities.createNativeQuery("insert into saved_filter (owner, page, name, query) values (?1, ?2, ?3, ?4)"
                        + " on conflict (owner, page, name) do update set query = excluded.query")
                .setParameter(1, caller.name())
                .setParameter(2, page)
                .setParameter(3, stored)
                .setParameter(4, query)
                .executeUpdate();
    }

    private static String named(String name) {
        String stripped = name == null ? "" : name.strip();
        boolean plain = stripped.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (stripped.isEmpty() || stripped.length() > NAME_LENGTH || !plain) {
            throw Fault.FIELD_INVALID.with("name", "1 to " + NAME_LENGTH + " characters.");
        }
        return stripped;
    }

    /** Forgets a filter of the caller. */
    @Audited("filter.delete")
    @Allowed({Role.SUPERADMIN, Role.AUDITOR, Role.EDITOR, Role.VIEWER})
    public void delete(String page, @Audited.Subject String name) {
        entities.createNativeQuery("delete from saved_filter where owner = ?1 and page = ?2 and name = ?3")
                .setParameter(1, caller.name())
                .setParameter(2, page)
                .setParameter(3, name)
                .executeUpdate();
    }
}
