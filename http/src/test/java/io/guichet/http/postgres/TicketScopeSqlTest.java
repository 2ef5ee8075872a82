package io.guichet.http.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.http.Caller;
import io.guichet.http.Permission;
import io.guichet.http.TicketColumns;
import io.guichet.http.TicketFields;
import io.guichet.http.TicketScope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Every combination of what a ticket can be, for every kind of caller: the rows found are the tickets allowed. */
@QuarkusTest
class TicketScopeSqlTest {

    private static final UUID ME = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final TicketColumns COLUMNS = new TicketColumns("s.department", "s.group_key", "s.assignee",
            "s.email", "s.manager");
    private static final List<TicketFields> TICKETS = everyTicket();

    @Inject
    Pool pool;

    static Stream<Caller> callers() {
        var reading = Set.of(Permission.TICKET_READ);
        var persons = Arrays.stream(Reach.values()).flatMap(reach -> Stream.of(
                person(reading, reach, Set.of("fr", "it's"), Set.of("billing", "technical")),
                person(reading, reach, Set.of(), Set.of()),
                person(Set.of(), reach, Set.of("fr"), Set.of("billing"))));
        return Stream.concat(persons,
                Stream.of(new Caller.Machine("demo", reading), new Caller.Machine("demo", Set.of()),
                        new Caller.Customer(ME, "claire@client.example", "Claire")));
    }

    @BeforeEach
    void fill() {
        pool.query("delete from seen").executeAndAwait();
        var rows = IntStream.range(0, TICKETS.size()).mapToObj(number -> {
            var ticket = TICKETS.get(number);
            return Tuple.tuple(Arrays.asList(number, ticket.department(), ticket.group(), ticket.assignee(),
                    ticket.requesterEmail(), ticket.accountManager()));
        }).toList();
        pool.preparedQuery("insert into seen values ($1, $2, $3, $4, $5, $6)").executeBatchAndAwait(rows);
    }

    @ParameterizedTest
    @MethodSource("callers")
    void the_rows_found_are_the_tickets_allowed(Caller caller) throws Throwable {
        var scope = TicketScope.of(caller);
        var allowed = IntStream.range(0, TICKETS.size()).filter(number -> scope.allows(TICKETS.get(number))).boxed()
                .toList();

        assertThat(foundByHibernate(scope)).isEqualTo(allowed);
        assertThat(foundByPool(scope)).isEqualTo(allowed);
    }

    private static List<Integer> foundByHibernate(TicketScope scope) throws Throwable {
        var visible = scope.where(COLUMNS);
        return VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(() -> Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(
                            "select s.number from seen s where s.number >= 0 and " + visible.sql() + " order by 1",
                            Integer.class);
                    visible.parameters().forEach(query::setParameter);
                    return query.getResultList();
                })));
    }

    private List<Integer> foundByPool(TicketScope scope) {
        var visible = scope.where(COLUMNS).positional(1);
        var values = Tuple.of(0);
        visible.values().forEach(values::addValue);
        var rows = pool.preparedQuery(
                "select s.number from seen s where s.number >= $1 and " + visible.sql() + " order by 1")
                .executeAndAwait(values);
        var found = new ArrayList<Integer>();
        for (Row row : rows) {
            found.add(row.getInteger(0));
        }
        return found;
    }

    private static Caller person(Set<Permission> permissions, Reach reach, Set<String> departments,
            Set<String> groups) {
        return new Caller.Person(ME, "Me", "me@demo.guichet.example", "agent", permissions, reach, departments, groups);
    }

    private static List<TicketFields> everyTicket() {
        var tickets = new ArrayList<TicketFields>();
        for (var department : List.of("fr", "en", "it's")) {
            for (var group : Arrays.asList(null, "billing", "other")) {
                for (var assignee : Arrays.asList(null, ME, OTHER)) {
                    everyOwner(tickets, department, group, assignee);
                }
            }
        }
        return tickets;
    }

    private static void everyOwner(List<TicketFields> tickets, String department, @Nullable String group,
            @Nullable UUID assignee) {
        for (var email : Arrays.asList(null, "claire@client.example", "Claire@client.example", "john@client.example")) {
            for (var manager : Arrays.asList(null, ME, OTHER)) {
                tickets.add(new TicketFields(department, group, assignee, email, manager));
            }
        }
    }
}
