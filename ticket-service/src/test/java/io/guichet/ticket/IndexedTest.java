package io.guichet.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.http.Caller;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.query.Asker;
import io.guichet.ticket.query.TermSql;
import io.guichet.ticket.query.Terms;
import io.quarkus.test.junit.QuarkusTest;

/**
 * What people ask for can be answered by indexes: the planner is told that reading a table costs a fortune, so that its
 * plan shows what indexes can do, however few rows there are.
 */
@QuarkusTest
class IndexedTest {

    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final String AS_SETS = "set local enable_indexscan = off; set local enable_indexonlyscan = off; ";

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource({"OWN, ticket_by_collaborator ticket_by_assignee",
        "GROUP, ticket_by_collaborator ticket_by_assignee ticket_by_group",
        "DEPARTMENT, ticket_by_collaborator ticket_by_assignee ticket_by_group ticket_by_department",
        "ACCOUNTS, ticket_by_collaborator ticket_by_assignee ticket_by_requester contact_by_manager contact_of_organization organization_by_manager"})
    void what_somebody_sees_is_found_by_indexes(Reach reach, String indexes) throws SQLException {
        var query = new Sql().add("select t.id from " + Sql.TICKETS + " where ").visible(scope(reach));

        var plan = plan(AS_SETS, query);

        assertThat(plan).contains("BitmapOr").doesNotContain("Seq Scan on ticket");
        assertThat(plan).contains(indexes.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"wanted, ticket_by_subject", "#100042, one_ticket_per_number",
        "zoe@client.example, ticket_by_requester"})
    void what_is_typed_into_a_list_is_found_by_indexes(String words, String index) throws SQLException {
        var query = ListPlans.of(words, scope(Reach.ALL), new PageRequest(50, Optional.empty()));

        var plan = plan("", query);

        assertThat(plan).contains("ticket_by_subject", index).doesNotContain("Seq Scan on ticket");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            due          | before | PT2H | COALESCE(due, 'infinity'::timestamp with time zone) <
            waitingSince | isSet  | true | COALESCE(waiting_since, 'infinity'::timestamp with time zone) <
            """)
    void the_instant_that_a_list_is_ordered_by_ends_it(String field, String operator, String value, String condition)
            throws SQLException {
        var filter = Terms.read(Map.of("and", List.of(
                Map.of("field", "status", "operator", "in", "value", List.of("NEW", "OPEN")),
                Map.of("field", field, "operator", operator, "value", value))));
        var asker = new Asker(scope(Reach.ALL), DirectoryFixtures.BRUNO, Set.of(), Instant.EPOCH);
        var query = new Sql().add("select t.id from " + Sql.TICKETS + " where ");
        var order = TicketOrder.of(field).orElseThrow().expression(false);

        var plan = plan("set local enable_bitmapscan = off; ", query.add(TermSql.of(filter, asker, query))
                .add(" order by " + order + ", t.id limit 50"));

        assertThat(plan).containsPattern("Index Cond: \\(.*" + Pattern.quote(condition)).contains("ticket_active_by_");
    }

    @Test
    void where_customers_wrote_last_is_found_in_the_order_of_an_index() throws SQLException {
        var filter = Terms.read(Map.of("field", "status", "operator", "in", "value", List.of("NEW", "OPEN")));
        var asker = new Asker(scope(Reach.ALL), DirectoryFixtures.BRUNO, Set.of(), Instant.EPOCH);
        var query = new Sql().add("select t.id from " + Sql.TICKETS + " where ");
        var order = TicketOrder.LAST_CUSTOMER_MESSAGE.expression(true);

        var plan = plan("set local enable_bitmapscan = off; set local enable_sort = off; ",
                query.add(TermSql.of(filter, asker, query)).add(" order by " + order + " desc, t.id desc limit 50"));

        assertThat(plan).contains("ticket_active_by_last_message").doesNotContain("Sort");
    }

    @Test
    void who_was_brought_into_a_ticket_is_sought_where_the_index_looks() {
        assertThat(scope(Reach.OWN).where(Sql.COLUMNS).sql())
                .isEqualTo("(t.assignee = :scope0 or t.collaborators <> '{}' and t.collaborators @>"
                        + " array[cast(:scope1 as text)])");
    }

    private static TicketScope scope(Reach reach) {
        return TicketScope.of(new Caller.Person(DirectoryFixtures.BRUNO, "Bruno", "bruno@example.org", "agent",
                Set.of(Permission.TICKET_READ), reach, Set.of("support-fr"), Set.of("billing-fr")));
    }

    private String plan(String settings, Sql query) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set local enable_seqscan = off; " + settings);
            }
            try {
                return String.join("\n", explained(connection, query));
            } finally {
                connection.rollback();
            }
        }
    }

    private static List<String> explained(Connection connection, Sql query) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.prepareStatement("explain " + PLACE.matcher(query.text()).replaceAll("?"))) {
            var places = PLACE.matcher(query.text()).results().map(found -> Integer.parseInt(found.group(1))).toList();
            for (var place = 0; place < places.size(); place++) {
                switch (query.parameters()[places.get(place) - 1]) {
                    case UUID[] several -> statement.setArray(place + 1, connection.createArrayOf("uuid", several));
                    case String[] several -> statement.setArray(place + 1, connection.createArrayOf("text", several));
                    case Instant instant -> statement.setObject(place + 1, instant.atOffset(ZoneOffset.UTC));
                    case Object value -> statement.setObject(place + 1, value);
                    case null -> statement.setObject(place + 1, null);
                }
            }
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    lines.add(found.getString(1));
                }
            }
        }
        return lines;
    }
}
