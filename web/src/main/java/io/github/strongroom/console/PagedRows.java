package io.github.strongroom.console;

import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * The rows of a table. Only the page that is looked at is ever fetched, with one call, which tells the total as well.
 *
 * @param <T> what a row shows
 */
abstract class PagedRows<T> extends LazyDataModel<T> {

    /** Rows on a page, unless the visitor chooses. */
    static final int PAGE = 25;

    private static final long serialVersionUID = 1L;

    private transient Fetched<T> opened;
    private transient int openedAt;
    private transient int openedSize;

    /** A page of rows, and how many there are in all. */
    record Fetched<T>(List<T> rows, long total) {}

    /** Fetches some rows; {@code first} is a multiple of {@code size}. */
    abstract Fetched<T> fetch(int first, int size);

    /**
     * Fetches the first page ahead of the rendering, so that a refusal is known before anything is shown.
     *
     * @return how many rows there are in all
     */
    long open() {
        return open(0, PAGE);
    }

    /** As {@link #open()}, a page that begins at {@code first}. */
    long open(int first, int size) {
        opened = fetch(first, size);
        openedAt = first;
        openedSize = size;
        return opened.total();
    }

    /** The total comes with the page itself. */
    @Override
    public int count(Map<String, FilterMeta> filters) {
        return Integer.MAX_VALUE;
    }

    @Override
    public List<T> load(int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
        Fetched<T> page = opened != null && first == openedAt && size == openedSize ? opened : fetch(first, size);
        opened = null;
        setRowCount((int) Math.min(Integer.MAX_VALUE, page.total()));
        return page.rows();
    }
}
