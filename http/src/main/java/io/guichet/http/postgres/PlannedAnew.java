package io.guichet.http.postgres;

/**
 * Statements that are planned for the values of each call: of those that are made of what somebody asks for, one plan is
 * not good for all, and few are asked twice. Others are prepared once per connection, and the server may choose one plan
 * for all values.
 */
public final class PlannedAnew {

    private static final String MARK = "/* planned anew */ ";

    private PlannedAnew() {}

    /** The same statement. */
    public static String sql(String statement) {
        return MARK + statement;
    }

    static boolean is(String statement) {
        return statement.startsWith(MARK);
    }
}
