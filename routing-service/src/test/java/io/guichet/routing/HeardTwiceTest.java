package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.events.CalendarEvent.CalendarChanged;
import io.guichet.events.CalendarEvent.CalendarRemoved;
import io.guichet.events.Cause;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.KafkaRecord;
import io.guichet.reliable.KafkaSender;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Whatever is heard of a ticket: heard twice, and followed by something older, it leaves the ticket as if it had been heard
 * once, and in its order.
 */
@QuarkusTest
class HeardTwiceTest {

    private static final UUID ANN = new UUID(7, 1);
    private static final UUID BOB = new UUID(7, 2);

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;
    @Inject
    KafkaSender sender;
    @Inject
    Envelopes envelopes;

    private final Organisation organisation = new Organisation();

    static Stream<Arguments> events() {
        return Stream.of(
                event("AssigneeChanged, by hand", ticket -> ticket.assignByHand(BOB, "Grace")),
                event("AssigneeChanged, to nobody", ticket -> ticket.release(
                        new AssignmentReleased(ticket.id, UUID.randomUUID(), ANN, "released"))),
                event("AssignmentDeclined, of what was never proposed",
                        ticket -> ticket.decline(proposal(ticket, ANN), "stale-request")),
                event("FieldsChanged", ticket -> ticket.retitle("Une autre question")),
                event("TicketMerged", ATicket::merge),
                event("TicketUnmerged", ATicket::unmerge),
                event("TicketSplit", ATicket::split),
                event("TicketTrashed", ATicket::trash),
                event("TicketRestored", ATicket::restore),
                event("MailReturned", ATicket::mailReturned), event("MailHeld", ATicket::mailHeld),
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void what_is_heard_after_something_newer_changes_nothing(String name, Function<ATicket, TicketEvent> event) {
        var group = organisation.group("late", "MANUAL");
        var never = begin(group);
        var late = begin(group);

        var unheard = event.apply(never);
        wire.tell(List.of(never.press(Priority.HIGH), never.become(TicketStatus.ON_HOLD)));
        var older = event.apply(late);
        wire.tell(List.of(late.press(Priority.HIGH), older, late.become(TicketStatus.ON_HOLD)));

        assertThat(unheard.ticket().version()).as(name).isEqualTo(older.ticket().version());
        await().atMost(Wire.PATIENCE).untilAsserted(() -> {
            assertThat(new Kept(database).line(late.id)).contains("ON_HOLD");
            assertThat(new Kept(database).line(late.id)).isEqualTo(new Kept(database).line(never.id));
        });
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                answer("AssigneeChanged, as proposed", ATicket::accept),
                answer("AssignmentDeclined", (ticket, proposed) -> ticket.decline(proposed, "agent-refused")));
    }

    private static Arguments answer(String name, BiFunction<ATicket, AgentAssigned, TicketEvent> answer) {
        return Arguments.of(name, answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void an_answer_to_a_proposal_that_is_heard_twice_and_before_something_older_is_heard_once(String name,
            BiFunction<ATicket, AgentAssigned, TicketEvent> answer) {
        var group = organisation.group("proposed", "ROUND_ROBIN");
        organisation.online("Ann", 20, group);
        var once = begun(group);
        var twice = begun(group);
        var first = wire.awaitAssigned(once.id);
        var second = wire.awaitAssigned(twice.id);

        wire.tell(List.of(once.press(Priority.HIGH), answer.apply(once, first)));
        var older = wire.seal(twice.press(Priority.HIGH));
        var heard = wire.seal(answer.apply(twice, second));
        wire.tellAgain(List.of(heard, heard, older, heard, older));

        await().atMost(Wire.PATIENCE).untilAsserted(() -> {
            assertThat(state(once)).as(name).containsAnyOf("ASSIGNED", "DECLINED QUEUED");
            assertThat(state(twice)).isEqualTo(state(once));
        });
        assertThat(wire.all(AgentAssigned.class, twice.id)).hasSize(1);
    }

    @Test
    void an_opening_that_is_heard_twice_and_in_the_wrong_order_is_heard_once() {
        var group = organisation.group("opened", "MANUAL");
        var once = begin(group);
        var twice = new ATicket(organisation.department).of(group);
        var opened = twice.open("Bonjour").stream().map(wire::seal).toList();

        wire.tellAgain(List.of(opened.getLast(), opened.getFirst(), opened.getLast(), opened.getFirst()));

        wire.awaitQueued(twice.id);
        // That its beginning came late stays known until its past is told.
        await().atMost(Wire.PATIENCE).untilAsserted(() -> assertThat(
                state(twice).replaceFirst("(\"known_since\": )\"[^\"]*\"", "$1null")).isEqualTo(state(once)));
    }

    @Test
    void a_calendar_that_was_removed_stays_removed_whatever_is_heard_twice_or_late() {
        var key = "calendar-" + UUID.randomUUID();
        var changed = envelopes.seal(new CalendarChanged(
                new Calendar(key, "Closed", "Europe/Paris", Map.of(), List.of(), null), 1), Cause.request("test"));
        var removed = envelopes.seal(new CalendarRemoved(key, 2), Cause.request("test"));
        var last = envelopes.seal(new CalendarRemoved(key, 3), Cause.request("test"));

        var outcomes = sender.sendAll(Stream.of(changed, removed, removed, changed, last).map(KafkaRecord::of).toList())
                .await().atMost(Wire.PATIENCE);

        assertThat(outcomes).containsOnly(KafkaSender.Outcome.ACKNOWLEDGED);
        await().atMost(Wire.PATIENCE).untilAsserted(() -> assertThat(
                new Kept(database)
                        .text("select removed || ' ' || version from calendar where key = '%s'".formatted(key)))
                .isEqualTo("true 3"));
    }

    private ATicket begun(String group) {
        var ticket = new ATicket(organisation.department).of(group).from(UUID.randomUUID());
        wire.tell(ticket.open("Bonjour"));
        return ticket;
    }

    /** It waits, as everybody has been told. */
    private ATicket begin(String group) {
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);
        return ticket;
    }

    private String state(ATicket ticket) {
        return new Kept(database).of(ticket.id);
    }
}
