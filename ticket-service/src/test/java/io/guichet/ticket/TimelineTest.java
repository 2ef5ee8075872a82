package io.guichet.ticket;

import static io.guichet.ticket.Given.EVERYBODY_IS_THERE;
import static io.guichet.ticket.Given.NOBODY_IS_THERE;
import static io.guichet.ticket.Given.byAgent;
import static io.guichet.ticket.Given.byCustomer;
import static io.guichet.ticket.Given.byRouting;
import static io.guichet.ticket.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.guichet.events.Actor;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.MessageKind;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.Said;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;
import io.vertx.core.json.JsonObject;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TimelineTest {

    static final int VERBS = 40;
    /** All but the last, after which the customer is somebody else: events are told again of the one of today. */
    static final int OF_ONE_CUSTOMER = VERBS - 1;

    @Property(tries = 500)
    void the_entries_of_a_ticket_rebuild_it(
            @ForAll @Size(max = 120) List<@IntRange(max = VERBS - 1) Integer> verbs) {
        var opened = Ticket.open(Given.opening(), byCustomer(0));
        var ticket = opened.ticket();
        var steps = new ArrayList<>(opened.steps());

        for (var minute = 1; minute <= verbs.size(); minute++) {
            carryOut(ticket, verbs.get(minute - 1), minute).ifPresent(change -> steps.addAll(change.steps()));
        }

        Map<String, Object> rebuilt = Map.of();
        for (var step : steps) {
            rebuilt = Facts.replay(rebuilt, asStored(step.before()), asStored(step.after()));
        }
        assertThat(rebuilt).isEqualTo(asStored(ticket.facts().asMap()));
        assertThat(steps).extracting(Change.Step::position).isSorted().doesNotHaveDuplicates();
        assertThat(steps.getLast().version()).isEqualTo(ticket.version());
    }

    /** As the columns of the timeline hold it. */
    private static Map<String, Object> asStored(Map<String, Object> fields) {
        return new JsonObject(new JsonObject(fields).encode()).getMap();
    }

    /** One of the verbs; empty when the ticket refuses it. */
    static Optional<Change> carryOut(Ticket ticket, int verb, int minute) {
        try {
            return Optional.of(verb < 12
                    ? work(ticket, verb, minute)
                    : verb < 25 ? feature(ticket, verb, minute) : LaterVerbs.carryOut(ticket, verb, minute));
        } catch (MoveNotAllowed | TicketAlreadyClosed | TicketIsClosed | TicketNotClosed | TicketIsAside refused) {
            return Optional.empty();
        }
    }

    private static Change work(Ticket ticket, int verb, int minute) {
        if (verb < 7) {
            Access.inPlace(ticket);
        }
        return switch (verb) {
            case 0 -> ticket.talk().receive(Given.reply("m" + minute), EVERYBODY_IS_THERE, byCustomer(minute));
            case 1 -> ticket.talk().write(Given.reply("m" + minute), Then.NOTHING, minute % 2 == 0, byAgent(minute));
            case 2 -> ticket.talk().write(Given.note("m" + minute), Then.PENDING, false, byAgent(minute));
            case 3 -> ticket.close(byAgent(minute));
            case 4 -> ticket.reopen(EVERYBODY_IS_THERE, byAgent(minute));
            case 5 -> ticket.assigning().assign(id(minute % 3 + 2), byAgent(minute));
            case 6 -> ticket.assigning().unassign(id(1000 + minute), byAgent(minute));
            case 7 -> ticket.assigning().route(new TicketRouted(ticket.id(), open(ticket, minute), "any",
                    "group-" + minute % 2, Priority.HIGH, List.of("t" + minute % 4), Map.of("f", minute), null,
                    null, null, null, null),
                    byRouting(minute));
            case 8 -> ticket.assigning().apply(new AgentAssigned(ticket.id(), open(ticket, minute), id(4), "group-1",
                    "LEAST_LOADED"), byRouting(minute));
            case 9 -> ticket.assigning().release(new AssignmentReleased(ticket.id(), id(7), id(4), "away"),
                    id(2000 + minute), Given.after(minute), byRouting(minute));
            case 10 -> ticket.editing().edit(Given.edit(TicketStatus.ON_HOLD, Priority.LOW), EVERYBODY_IS_THERE,
                    byAgent(minute));
            default -> ticket.talk().attach(Given.note("m" + minute), byRouting(minute));
        };
    }

    private static Change feature(Ticket ticket, int verb, int minute) {
        var target = Given.another();
        if (verb < 19) {
            Access.inPlace(ticket);
        }
        return switch (verb) {
            case 12 -> ticket.editing().edit(Given.edit(TicketStatus.RESOLVED, null), EVERYBODY_IS_THERE,
                    byAgent(minute));
            case 13 -> ticket.talk().thank(Given.reply("m" + minute), byCustomer(minute));
            case 14 -> ticket.pausing().snooze(Given.after(minute + 10), byAgent(minute));
            case 15 -> ticket.pausing().name("waiting-for-parts", TicketStatus.ON_HOLD, byAgent(minute));
            case 16 -> ticket.merging().into(target, minute % 2 == 0, byAgent(minute));
            case 17 -> ticket.merging().discard(minute % 2 == 0, byAgent(minute));
            case 18 -> ticket.merging().takeIn(target, minute % 3 == 0 ? null : Given.after(-minute),
                    EVERYBODY_IS_THERE, byAgent(minute));
            case 19 -> ticket.pausing().wakeIfDue(byRouting(minute));
            case 20 -> ticket.accompanying().join(id(minute % 3 + 20), byAgent(minute));
            case 21 -> ticket.accompanying().leave(id(minute % 3 + 20), byAgent(minute));
            case 22 -> part(ticket, minute);
            case 23 -> ticket.handover().move(new Destination("department-" + minute % 2,
                    minute % 3 == 0 ? null : "group-" + minute % 3, Set.of(id(minute % 3 + 2))),
                    new RoutingRequest(id(6000 + minute), "moved", Given.after(minute)), byAgent(minute));
            default -> ticket.situation().isTrash()
                    ? ticket.merging().restore(EVERYBODY_IS_THERE, minute % 3 == 0 ? Given.after(minute - 1) : null,
                            byAgent(minute))
                    : Change.noted(ticket, "Linked", Map.of("kind", "RELATED"), byAgent(minute));
        };
    }

    private static Change part(Ticket ticket, int minute) {
        return ticket.situation().mergedInto() == null
                ? Change.of(ticket, byAgent(minute))
                : ticket.merging().outOf(Given.another(), List.of(new Said(id(minute), MessageKind.REPLY,
                        minute % 2 == 0 ? Actor.Kind.CUSTOMER : Actor.Kind.AGENT, Given.after(minute))),
                        minute % 3 == 0 ? NOBODY_IS_THERE : EVERYBODY_IS_THERE, byAgent(minute));
    }

    /** The open question, or one that never was. */
    private static UUID open(Ticket ticket, int minute) {
        var request = ticket.snapshot().routingRequest();
        return request == null ? id(5000 + minute) : request.id();
    }
}
