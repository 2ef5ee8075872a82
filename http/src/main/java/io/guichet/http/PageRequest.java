package io.guichet.http;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many items at most, 1 to 200
 * @param after where the page before ended; empty for the first one
 */
public record PageRequest(int limit, Optional<Cursor> after) {

    public static final String LIMIT = "limit";
    public static final String CURSOR = "cursor";
    public static final int USUAL = 50;
    public static final int MOST = 200;

    /**
     * What the query parameters {@code limit} and {@code cursor} ask for; 50 items from the start if absent.
     *
     * @throws InvalidParameter for a limit outside 1 to 200 or a cursor that is none of ours
     */
    public static PageRequest of(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(limit == null ? USUAL : number(limit), Optional.ofNullable(cursor).map(Cursor::parse));
    }

    /** How many rows to read: one more than the page holds says whether there is a next one. */
    public int fetch() {
        return limit + 1;
    }

    private static int number(String limit) {
        try {
            var number = Integer.parseInt(limit);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, as a number out of range is
        }
        throw new InvalidParameter(LIMIT, "must be a number between 1 and " + MOST);
    }
}
