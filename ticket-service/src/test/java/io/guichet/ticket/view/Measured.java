package io.guichet.ticket.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

import org.postgresql.PGConnection;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.ticket.Sql;

/** Takes the time of queries and judges it; the plans are shown of those that took too long, or of all. */
final class Measured {

    private static final boolean ALL_PLANS = Boolean.getBoolean("guichet.benchmark.plans");
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");

    private final Connection connection;
    private final int rounds;
    private final List<String> missed = new ArrayList<>();

    /** Something that takes time. */
    interface Act {
        void run(int round) throws SQLException;
    }

    Measured(Connection connection, int rounds) throws SQLException {
        this.connection = connection;
        this.rounds = rounds;
        // As the service does: planned for the values of each, not for any.
        connection.unwrap(PGConnection.class).setPrepareThreshold(0);
    }

    /** What took longer than it may. */
    List<String> missed() {
        return missed;
    }

    /** Queries that differ from round to round. */
    void queries(String what, int limitMillis, IntFunction<Sql> query) throws SQLException {
        if (!acts(what, limitMillis, round -> rows(query.apply(round))) || ALL_PLANS) {
            explain(query.apply(0));
        }
    }

    /** Acts that differ from round to round; whether their 99th percentile is within the limit. */
    @CanIgnoreReturnValue
    boolean acts(String what, int limitMillis, Act act) throws SQLException {
        var taken = new ArrayList<Long>();
        for (var round = 0; round < rounds; round++) {
            var begun = System.nanoTime();
            act.run(round);
            taken.add(System.nanoTime() - begun);
        }
        taken.sort(null);
        var p99 = percentile(taken, 0.99);
        var held = p99 < limitMillis;
        System.out.printf("%-7s %-60s p50 %7.1f ms, p99 %7.1f ms, limit %d ms%n", held ? "held" : "MISSED", what,
                percentile(taken, 0.5), p99, limitMillis);
        if (!held) {
            missed.add("%s: p99 %.1f ms, limit %d ms".formatted(what, p99, limitMillis));
        }
        return held;
    }

    /** The nearest rank, in milliseconds. */
    private static double percentile(List<Long> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1)) / 1e6;
    }

    private void rows(Sql query) throws SQLException {
        try (var statement = prepared("", query); var result = statement.executeQuery()) {
            while (result.next()) {
                var _ = result.getString(1);
            }
        }
    }

    private void explain(Sql query) throws SQLException {
        try (var statement = prepared("explain (analyze, buffers, costs off, timing off) ", query);
                var result = statement.executeQuery()) {
            while (result.next()) {
                System.out.println("    " + result.getString(1));
            }
        }
    }

    private PreparedStatement prepared(String before, Sql query) throws SQLException {
        var statement = connection.prepareStatement(before + PLACE.matcher(query.text()).replaceAll("?"));
        var places = PLACE.matcher(query.text()).results().map(found -> Integer.parseInt(found.group(1))).toList();
        for (var place = 0; place < places.size(); place++) {
            var value = query.parameters()[places.get(place) - 1];
            switch (value) {
                case String[] texts -> statement.setArray(place + 1, connection.createArrayOf("text", texts));
                case UUID[] several -> statement.setArray(place + 1, connection.createArrayOf("uuid", several));
                case Instant instant -> statement.setObject(place + 1, instant.atOffset(ZoneOffset.UTC));
                case null -> statement.setObject(place + 1, null);
                default -> statement.setObject(place + 1, value);
            }
        }
        return statement;
    }
}
