package io.github.strongroom.console;

import java.io.Serializable;

/** The address of a page about one secret: its name, and the filters of the list that the visitor comes from and returns to. */
public class SecretAddress implements Serializable {

    private static final long serialVersionUID = 1L;

    private String name = "";
    private SecretFilters list = new SecretFilters();

    /** The list as the visitor left it, below the context root. */
    public String getBack() {
        return list.getAddress();
    }

    /** The secret's own page, below the context root. */
    public String getPage() {
        return page("/secret");
    }

    /** The page of its versions, below the context root. */
    public String getVersions() {
        return page("/versions");
    }

    /** The page of what is on record about it, below the context root. */
    public String getTimeline() {
        return page("/history");
    }

    private String page(String path) {
        String from = getList();
        return path + "?name=" + SecretFilters.encoded(name)
                + (from.isEmpty() ? "" : "&list=" + SecretFilters.encoded(from));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name == null ? "" : name;
    }

    public String getList() {
        return list.getQuery();
    }

    /** What is no filter of the list is dropped: the address leads nowhere else. */
    public void setList(String query) {
        list = SecretFilters.of(query);
    }
}
