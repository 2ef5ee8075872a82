package io.guichet.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition to put into the {@code where} of a native query.
 *
 * @param sql in parentheses, with named parameters such as {@code :scope0}, for Hibernate's native queries
 * @param parameters their values, texts and UUIDs, to be bound by {@code parameters().forEach(query::setParameter)}
 */
public record SqlPredicate(String sql, Map<String, Object> parameters) {

    private static final Pattern PARAMETER = Pattern.compile(":(scope\\d+)");

    public SqlPredicate {
        parameters = Map.copyOf(parameters);
    }

    /**
     * The same for PostgreSQL's own {@code $n}, for a query that already has some parameters.
     *
     * @param taken how many parameters the query has before these
     */
    public Positional positional(int taken) {
        var values = new ArrayList<Object>();
        var positional = PARAMETER.matcher(sql).replaceAll(found -> {
            values.add(parameters.getOrDefault(found.group(1), ""));
            return Matcher.quoteReplacement("$" + (taken + values.size()));
        });
        return new Positional(positional, values);
    }

    /** A condition with {@code $n} and the values in that order. */
    public record Positional(String sql, List<Object> values) {}
}
