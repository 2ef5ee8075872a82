package io.guichet.ticket.view;

/**
 * How many tickets a view has.
 *
 * @param count exact up to 1,000
 * @param more whether there are more than that
 */
public record ViewCount(String view, long count, boolean more) {

    /** Beyond this nobody counts. */
    public static final int MOST = 1000;

    static ViewCount of(String view, long found) {
        return new ViewCount(view, Math.min(found, MOST), found > MOST);
    }
}
