package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketStatus;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Whatever is heard of a ticket: heard twice, and followed by something older, it leaves the ticket as if it had been heard
 * once, and in its order.
 */
@QuarkusTest
class HeardTwiceTest {

    private static final UUID ANN = new UUID(7, 1);
    private static final UUID BOB = new UUID(7, 2);
    /** All but what names the ticket itself, and when this service looked at it. */
    private static final String STATE = """
            select (to_jsonb(t) - array['id', 'requester', 'request', 'cause_by', 'snapshot', 'queued_at', 'requested_at'])
                       ::text || ' ' || (select coalesce(string_agg(d.outcome, ' ' order by d.at, d.id), '')
                                         from decision d where d.ticket_id = t.id)
            from ticket t where t.id = '%s'""";

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();

    static Stream<Arguments> events() {
        return Stream.of(
                event("AssigneeChanged, as proposed", ticket -> ticket.accept(proposal(ticket, ANN))),
                event("AssigneeChanged, by hand", ticket -> ticket.assignByHand(BOB, "Grace")),
                event("AssigneeChanged, to nobody", ticket -> ticket.release(
                        new AssignmentReleased(ticket.id, UUID.randomUUID(), ANN, "released", null, null))),
                event("AssignmentDeclined", ticket -> ticket.decline(proposal(ticket, ANN), "agent-refused")),
                event("MessageAdded, of the customer", ticket -> ticket.reply("Encore moi")),
                event("MessageAdded, of an agent", ticket -> ticket.answeredBy(ANN)),
                event("StatusChanged", ticket -> ticket.become(TicketStatus.PENDING)),
                event("StatusChanged, closed", ticket -> ticket.become(TicketStatus.CLOSED)),
                event("PriorityChanged", ticket -> ticket.press(Priority.LOW)));
    }

    private static Arguments event(String name, Function<ATicket, TicketEvent> event) {
        return Arguments.of(name, event);
    }

    private static AgentAssigned proposal(ATicket ticket, UUID agent) {
        return new AgentAssigned(ticket.id, ticket.request(), agent, "all", "round-robin");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void what_is_heard_twice_and_before_something_older_is_heard_once(String name,
            Function<ATicket, TicketEvent> event) {
        var group = organisation.group("by-hand", "MANUAL");
        var once = begin(group);
        var twice = begin(group);

        wire.tell(List.of(once.press(Priority.HIGH), event.apply(once), once.become(TicketStatus.ON_HOLD)));
        var older = wire.seal(twice.press(Priority.HIGH));
        var heard = wire.seal(event.apply(twice));
        wire.tellAgain(List.of(heard, heard, older, heard, older));
        wire.tell(twice.become(TicketStatus.ON_HOLD));

        await().atMost(Wire.PATIENCE).untilAsserted(() -> {
            assertThat(state(once)).contains("ON_HOLD");
            assertThat(state(twice)).isEqualTo(state(once));
        });
    }

    /** It waits, as everybody has been told. */
    private ATicket begin(String group) {
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);
        return ticket;
    }

    private String state(ATicket ticket) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(STATE.formatted(ticket.id))) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
