package io.guichet.ticket;

import static io.guichet.ticket.Given.EVERYBODY_IS_THERE;
import static io.guichet.ticket.Given.byAgent;
import static io.guichet.ticket.Given.byCustomer;
import static io.guichet.ticket.Given.byRouting;
import static io.guichet.ticket.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;

class TimelineTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_entries_of_a_ticket_rebuild_it(long seed) {
        var random = new Random(seed);
        var opened = Ticket.open(Given.opening(), byCustomer(0));
        var ticket = opened.ticket();
        var steps = new ArrayList<>(opened.steps());

        for (var minute = 1; minute <= 200; minute++) {
            steps.addAll(anything(ticket, random.nextInt(11), minute));
        }

        Map<String, Object> rebuilt = Map.of();
        for (var step : steps) {
            rebuilt = Facts.replay(rebuilt, step.before(), step.after());
        }
        assertThat(rebuilt).isEqualTo(ticket.facts().asMap());
        assertThat(steps).extracting(Change.Step::position).isSorted().doesNotHaveDuplicates();
        assertThat(steps.getLast().version()).isEqualTo(ticket.version());
    }

    private static List<Change.Step> anything(Ticket ticket, int verb, int minute) {
        try {
            return verb(ticket, verb, minute).steps();
        } catch (MoveNotAllowed | TicketAlreadyClosed | TicketIsClosed | TicketNotClosed refused) {
            return List.of();
        }
    }

    private static Change verb(Ticket ticket, int verb, int minute) {
        var request = id(1000 + minute);
        return switch (verb) {
            case 0 -> ticket.receive(Given.reply("m" + minute), EVERYBODY_IS_THERE, byCustomer(minute));
            case 1 -> ticket.write(Given.reply("m" + minute), Then.NOTHING, byAgent(minute));
            case 2 -> ticket.write(Given.note("m" + minute), Then.PENDING, byAgent(minute));
            case 3 -> ticket.close(byAgent(minute));
            case 4 -> ticket.reopen(EVERYBODY_IS_THERE, byAgent(minute));
            case 5 -> ticket.assigning().assign(id(minute % 3 + 2), byAgent(minute));
            case 6 -> ticket.assigning().unassign(request, byAgent(minute));
            case 7 -> ticket.assigning().route(new TicketRouted(ticket.id(), open(ticket, minute), "any",
                    "group-" + minute % 2, Priority.HIGH, List.of("t" + minute % 4), Map.of("f", minute)),
                    byRouting(minute));
            case 8 -> ticket.assigning().apply(new AgentAssigned(ticket.id(), open(ticket, minute), id(4), "group-1",
                    "LEAST_LOADED"), byRouting(minute));
            case 9 -> ticket.editing().edit(Given.edit(TicketStatus.ON_HOLD, Priority.LOW), EVERYBODY_IS_THERE,
                    byAgent(minute));
            default -> ticket.attach(Given.note("m" + minute), byRouting(minute));
        };
    }

    /** The open question, or one that never was. */
    private static java.util.UUID open(Ticket ticket, int minute) {
        var request = ticket.snapshot().routingRequest();
        return request == null ? id(5000 + minute) : request.id();
    }
}
