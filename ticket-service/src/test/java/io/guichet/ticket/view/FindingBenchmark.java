package io.guichet.ticket.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.http.Caller;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Sql;
import io.guichet.ticket.query.Asker;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.Terms;
import io.guichet.ticket.search.SearchPlans;
import io.quarkus.test.junit.QuarkusTest;

/**
 * How long views, counts and searches take in the database, with the plans: no test, and run by name alone.
 *
 * <pre>
 * mvn -pl ticket-service verify -Dtest=FindingBenchmark -Dguichet.benchmark.tickets=1000000
 * </pre>
 */
@QuarkusTest
class FindingBenchmark {

    private static final int TICKETS = Integer.getInteger("guichet.benchmark.tickets", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("guichet.benchmark.rounds", 200);
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");

    @Inject
    AgroalDataSource database;

    private final Asker asker = asker();

    @Test
    void measure() throws SQLException {
        try (var connection = database.getConnection()) {
            var begun = System.nanoTime();
            GeneratedTickets.fill(connection, TICKETS);
            System.out.printf("%d tickets generated in %d s%n", TICKETS, (System.nanoTime() - begun) / 1_000_000_000);
            for (var view : StandardViews.all()) {
                var selection = Selection.of(Terms.read(view.content().filter()), view.content().ordering())
                        .orElseThrow();
                measure(connection, "view " + view.id(),
                        () -> ViewReader.page(selection, asker, new PageRequest(50, Optional.empty())));
            }
            measure(connection, "50 counts", this::fiftyCounts);
            for (var words : List.of("paiement", "paiement carte", "zebra", "remboursement urgent facture", "client1234"
                    + "@customer.example", "fact")) {
                measureSearch(connection, words);
            }
        }
    }

    /** Fifty views as agents save them: a status, and some other field. */
    private Sql fiftyCounts() {
        Map<String, Term> filters = IntStream.range(0, 50).boxed().collect(Collectors.toMap(
                number -> "view" + number, number -> Terms.read(Map.of("and", List.of(
                        Map.of("field", "status", "operator", "in", "value", List.of("NEW", "OPEN", "REOPENED")),
                        number % 2 == 0
                                ? Map.of("field", "tags", "operator", "contains", "value", "tag" + number)
                                : Map.of("field", "priority", "operator", "is", "value",
                                        number % 3 == 0 ? "URGENT" : "HIGH"))))));
        return ViewReader.activeTogether(List.copyOf(filters.keySet()), filters, asker);
    }

    private void measureSearch(Connection connection, String words) throws SQLException {
        var newest = newest(connection);
        var taken = new ArrayList<Long>();
        for (var round = 0; round < ROUNDS; round++) {
            var begun = System.nanoTime();
            var found = 0;
            for (int top = newest, size = 1; top >= 0 && found < 2000; top -= size, size *= 2) {
                var buckets = IntStream.rangeClosed(Math.max(0, top - size + 1), top).boxed().toArray(Integer[]::new);
                found += rows(connection, SearchPlans.of(words, asker, buckets, 2000 - found));
            }
            taken.add(System.nanoTime() - begun);
        }
        report("search " + words, taken);
        explain(connection, SearchPlans.of(words, asker, new Integer[]{newest}, 2000));
    }

    private static int newest(Connection connection) throws SQLException {
        try (var result = connection.createStatement().executeQuery("select max(number) >> 14 from ticket")) {
            result.next();
            return result.getInt(1);
        }
    }

    private void measure(Connection connection, String what, Supplier<Sql> query) throws SQLException {
        var taken = new ArrayList<Long>();
        for (var round = 0; round < ROUNDS; round++) {
            var begun = System.nanoTime();
            var _ = rows(connection, query.get());
            taken.add(System.nanoTime() - begun);
        }
        report(what, taken);
        explain(connection, query.get());
    }

    private static void report(String what, List<Long> taken) {
        var sorted = taken.stream().sorted().toList();
        System.out.printf("%-40s p50 %.1f ms, p99 %.1f ms%n", what, sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(Math.min(sorted.size() - 1, sorted.size() * 99 / 100)) / 1e6);
    }

    private static int rows(Connection connection, Sql query) throws SQLException {
        try (var statement = connection.prepareStatement(PLACE.matcher(query.text()).replaceAll("?"))) {
            bind(connection, query, statement);
            var rows = 0;
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows++;
                }
            }
            return rows;
        }
    }

    private static void explain(Connection connection, Sql query) throws SQLException {
        var sql = "explain (analyze, buffers, costs off, timing off) " + PLACE.matcher(query.text()).replaceAll("?");
        try (var statement = connection.prepareStatement(sql)) {
            bind(connection, query, statement);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    System.out.println("    " + result.getString(1));
                }
            }
        }
    }

    private static void bind(Connection connection, Sql query, PreparedStatement statement)
            throws SQLException {
        var places = PLACE.matcher(query.text()).results().map(found -> Integer.parseInt(found.group(1))).toList();
        for (var place = 0; place < places.size(); place++) {
            var value = query.parameters()[places.get(place) - 1];
            switch (value) {
                case String[] texts -> statement.setArray(place + 1, connection.createArrayOf("text", texts));
                case Integer[] numbers -> statement.setArray(place + 1, connection.createArrayOf("int4", numbers));
                case UUID[] several -> statement.setArray(place + 1,
                        connection.createArrayOf("uuid", several));
                case Instant instant -> statement.setObject(place + 1, instant.atOffset(ZoneOffset.UTC));
                case null -> statement.setObject(place + 1, null);
                default -> statement.setObject(place + 1, value);
            }
        }
    }

    /** An agent of one of ten departments. */
    private static Asker asker() {
        var agent = new Caller.Person(DirectoryFixtures.BRUNO, "Bruno", "bruno@example.org", "agent",
                Set.of(Permission.TICKET_READ), Reach.DEPARTMENT, Set.of("support-fr"), Set.of("group-1", "group-2"));
        return new Asker(TicketScope.of(agent), agent.id(), agent.groups(), Instant.now());
    }
}
