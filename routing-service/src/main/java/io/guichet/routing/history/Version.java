package io.guichet.routing.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;

/**
 * How something was configured from an instant on.
 *
 * @param by who did so
 * @param description as it was saved; absent when it was removed
 */
public record Version(long version, Instant at, String by, @Nullable Map<String, Object> description) {

    /** The version before which those stand that are asked for. */
    public static long before(PageRequest asked) {
        return asked.after().flatMap(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
    }

    /** The page that was asked for, of what was found for it. */
    public static Page<Version> page(List<Version> found, PageRequest asked) {
        return Page.of(found, asked, one -> Cursor.of(one.version()));
    }
}
