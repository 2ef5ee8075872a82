package io.guichet.ticket.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.http.Cursor;
import io.guichet.http.PageRequest;
import io.guichet.ticket.ListPlans;
import io.guichet.ticket.contact.PeoplePlans;
import io.guichet.ticket.contact.PeopleReader;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.Terms;
import io.guichet.ticket.search.SearchPlans;
import io.guichet.ticket.search.SearchWords;
import io.guichet.ticket.search.TicketSearch;
import io.guichet.ticket.stats.Stats;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/**
 * How long views, counts, lists, searches and figures take among many tickets, for agents who see few of them, half of
 * them, and all; run by name alone, and red where a goal is missed. Pages of views and lists are timed in the database,
 * the others by the service, with the tickets of the page.
 *
 * <pre>
 * mvn -pl ticket-service verify -Dtest=FindingBenchmark -Dguichet.benchmark.tickets=1000000
 * </pre>
 */
@QuarkusTest
class FindingBenchmark {

    private static final int TICKETS = Integer.getInteger("guichet.benchmark.tickets", 1_000_000);
    private static final int CONTACTS = Integer.getInteger("guichet.benchmark.contacts", 3 * TICKETS);
    private static final int ROUNDS = Integer.getInteger("guichet.benchmark.rounds", 200);
    // The database was filled before, with as many.
    private static final boolean FILLED = Boolean.getBoolean("guichet.benchmark.filled");
    private static final int PAGE_MILLIS = 20;
    private static final int COUNTS_MILLIS = 200;
    private static final int SEARCH_MILLIS = 100;
    private static final int CONTACTS_MILLIS = 50;
    // Below what the database is given for a statement, and the service for an answer.
    private static final int LIST_MILLIS = 1000;
    private static final int FIGURES_MILLIS = 4000;
    // Those that no index answers: a second, and what is going on when it ends.
    private static final int LIMITED_COUNTS_MILLIS = 1500;
    private static final PageRequest PAGE = new PageRequest(50, Optional.empty());

    @Inject
    AgroalDataSource database;
    @Inject
    TicketSearch search;
    @Inject
    ViewCounts counts;
    @Inject
    Stats stats;
    @Inject
    PeopleReader people;

    @Test
    void measure() throws SQLException {
        try (var connection = database.getConnection()) {
            if (FILLED) {
                GeneratedTickets.find(connection, TICKETS);
            } else {
                fill(connection);
            }
            var measured = new Measured(connection, ROUNDS);
            new PeopleFound(people).measure(measured, CONTACTS_MILLIS);
            for (var agents : Agents.values()) {
                views(measured, agents);
                counts(measured, agents);
                searches(measured, connection, agents);
                lists(measured, agents);
                conversations(measured, agents);
            }
            figures(new Measured(connection, 5), measured.missed());
            assertThat(measured.missed()).isEmpty();
        }
    }

    private static void fill(Connection connection) throws SQLException {
        var begun = System.nanoTime();
        GeneratedTickets.fill(connection, new GeneratedTickets.Amount(TICKETS, CONTACTS));
        System.out.printf("%d tickets and %d more contacts generated in %d s%n", TICKETS, CONTACTS,
                (System.nanoTime() - begun) / 1_000_000_000);
    }

    private static void views(Measured measured, Agents agents) throws SQLException {
        for (var view : StandardViews.all()) {
            var selection = Selection.of(Terms.read(view.content().filter()), view.content().ordering()).orElseThrow();
            measured.queries("view " + view.id() + " " + agents.described(), PAGE_MILLIS,
                    round -> ViewReader.page(selection, agents.in(round), PAGE));
        }
    }

    private void counts(Measured measured, Agents agents) throws SQLException {
        measured.acts("50 counts " + agents.described(), COUNTS_MILLIS,
                round -> now(() -> counts.of(fifty(round), agents.in(round))));
        measured.acts("20 counts without an index " + agents.described(), LIMITED_COUNTS_MILLIS,
                round -> now(() -> counts.of(hopeless(round), agents.in(round))));
    }

    /** Fifty views as agents save them: the standard ones; a status, and some other field; and what is over. */
    private static List<View> fifty(int round) {
        var views = new ArrayList<>(StandardViews.all());
        var open = is("status", "in", List.of("NEW", "OPEN", "REOPENED"));
        Map<String, Object> lasts = Map.of("not", is("status", "in", List.of("RESOLVED", "CLOSED")));
        IntStream.range(views.size(), 50).mapToObj(number -> view(number, round, switch (number % 5) {
            case 0 -> List.of(open, is("tags", "contains", "tag" + (number + round) % 50));
            case 1 -> List.of(open, is("priority", "is", number % 3 == 0 ? "URGENT" : "HIGH"));
            case 2 -> List.of(lasts, is("category", "is", "category-" + (number + round) % 30));
            case 3 -> List.of(lasts, is("createdAt", "before", "-P%dD".formatted(1 + (number + round) % 20)));
            default -> List.of(is("status", "is", "RESOLVED"), is("resolvedAt", "after", "-P%dD".formatted(
                    1 + number % 7)));
        })).forEach(views::add);
        return views;
    }

    /** Twenty views on all tickets that no index answers and that few tickets pass. */
    private static List<View> hopeless(int round) {
        return IntStream.range(0, 20).mapToObj(number -> view(number, round, number % 2 == 0
                ? List.of(is("category", "is", "none-" + number), is("createdAt", "after", "2000-01-01T00:00:00Z"))
                : List.of(is("fields.serial", "is", "serial-" + number)))).toList();
    }

    private static View view(int number, int round, List<Map<String, Object>> terms) {
        return new View("view" + number, null, new View.Content("View", Map.of("and", terms), "waitingSince", List.of(),
                List.of()), round);
    }

    private static Map<String, Object> is(String field, String operator, Object value) {
        return Map.of("field", field, "operator", operator, "value", value);
    }

    private void searches(Measured measured, Connection connection, Agents agents) throws SQLException {
        var rare = rareWords(connection);
        var department = Terms.read(is("department", "is", "legal"));
        var solved = Terms.read(is("status", "is", "RESOLVED"));
        var common = List.of("paiement", "carte facture", "remboursement urgent facture", "compte", "mot passe");
        var begun = List.of("fact", "rembours", "paiement car", "livr", "connex");
        search(measured, "common words ", agents, Term.EVERYTHING, common);
        search(measured, "rare words ", agents, Term.EVERYTHING, rare);
        search(measured, "beginnings ", agents, Term.EVERYTHING, begun);
        search(measured, "addresses ", agents, Term.EVERYTHING,
                IntStream.range(1, 30).mapToObj("client%d@customer.example"::formatted).toList());
        search(measured, "numbers ", agents, Term.EVERYTHING,
                IntStream.range(1, 30).mapToObj(number -> "#" + (1_000_000 + number * 37)).toList());
        search(measured, "common words of a small department ", agents, department, common);
        search(measured, "common words of what is solved ", agents, solved, common);
        measured.queries("newest block, in the database " + agents.described(), SEARCH_MILLIS,
                round -> SearchPlans.newest(common.get(round % common.size()), agents.in(round), 1_000_000L + TICKETS));
    }

    private void search(Measured measured, String what, Agents agents, Term filter, List<String> words)
            throws SQLException {
        measured.acts("search " + what + agents.described(), SEARCH_MILLIS, round -> now(() -> search.find(
                SearchWords.of(words.get(round % words.size())), filter, agents.in(round), false, PAGE)));
    }

    private static List<String> rareWords(Connection connection) throws SQLException {
        var words = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement
                        .executeQuery("select word from word where place > 40 order by random() limit 50")) {
            while (found.next()) {
                words.add(found.getString(1));
            }
        }
        return words;
    }

    /** What was said with a customer, newest first; the first page, and one far behind it. */
    private static void conversations(Measured measured, Agents agents) throws SQLException {
        measured.queries("timeline of a customer " + agents.described(), PAGE_MILLIS,
                round -> PeoplePlans.timeline(1 + round, agents.in(round).scope(), PAGE));
        measured.queries("timeline of a customer, a year ago " + agents.described(), PAGE_MILLIS,
                round -> PeoplePlans.timeline(1 + round, agents.in(round).scope(), new PageRequest(50,
                        Optional.of(Cursor.of(Instant.now().minus(Duration.ofDays(365)), new UUID(0, round))))));
        measured.queries("timeline of whoever wrote most " + agents.described(), PAGE_MILLIS,
                round -> PeoplePlans.timeline(GeneratedTickets.contacts(TICKETS), agents.in(round).scope(), PAGE));
    }

    private static void lists(Measured measured, Agents agents) throws SQLException {
        for (var words : List.of("paiement", "nothing-like-it", "client77@customer.example", "#1000042")) {
            measured.queries("list q=" + words + " " + agents.described(), LIST_MILLIS,
                    round -> ListPlans.of(words, agents.in(round).scope(), PAGE));
        }
    }

    private void figures(Measured few, List<String> missed) throws SQLException {
        for (var agents : List.of(Agents.SMALL, Agents.HALF, Agents.ALL)) {
            for (var by : Stats.By.values()) {
                few.acts("figures of a month by " + by + " " + agents.described(), FIGURES_MILLIS,
                        round -> figures(by, Duration.ofDays(30), agents));
            }
            few.acts("figures of a year by DAY " + agents.described(), FIGURES_MILLIS,
                    round -> figures(Stats.By.DAY, Duration.ofDays(365), agents));
        }
        missed.addAll(few.missed());
    }

    private void figures(Stats.By by, Duration period, Agents agents) {
        var to = Instant.now();
        now(() -> stats.figures(by, new Stats.Period(to.minus(period), to), agents.in(0).scope()));
    }

    static void now(Supplier<? extends Uni<?>> act) {
        try {
            var _ = VertxContextSupport.subscribeAndAwait(() -> act.get().replaceWith(true));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
