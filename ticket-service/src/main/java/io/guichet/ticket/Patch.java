package io.guichet.ticket;

import org.jspecify.annotations.Nullable;

/** What to do with a value that may be absent: keep it, or put another (or none) in its place. */
public record Patch(boolean given, @Nullable String value) {

    /** Leaves it as it is. */
    public static final Patch KEEP = new Patch(false, null);

    /** Puts this in its place; null removes it. */
    public static Patch to(@Nullable String value) {
        return new Patch(true, value);
    }

    /** What it makes of the present value. */
    public @Nullable String or(@Nullable String present) {
        return given ? value : present;
    }
}
