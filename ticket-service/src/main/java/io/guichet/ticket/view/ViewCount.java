package io.guichet.ticket.view;

import org.jspecify.annotations.Nullable;

/**
 * How many tickets a view has.
 *
 * @param count exact up to 1,000; absent if counting would take too long
 * @param more whether there are more than that
 */
public record ViewCount(String view, @Nullable Long count, boolean more) {

    /** Beyond this nobody counts. */
    public static final int MOST = 1000;

    static ViewCount of(String view, @Nullable Long found) {
        return found == null
                ? new ViewCount(view, null, false)
                : new ViewCount(view, Math.min(found, MOST), found > MOST);
    }
}
