package io.guichet.ticket;

import static io.guichet.ticket.Given.byCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.guichet.events.EventCodec;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.ticket.PastTicket.Past;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PastTicketTest {

    /** Who woke a ticket is not told apart from who acted; what was to be mailed is not mailed again. */
    private static final List<String> NOT_KEPT = List.of("by", "mail");

    @Property(tries = 300)
    void the_events_of_a_ticket_are_told_again_as_they_were(
            @ForAll @Size(max = 80) List<@IntRange(max = TimelineTest.OF_ONE_CUSTOMER - 1) Integer> verbs) {
        var opened = Ticket.open(Given.opening(), byCustomer(0));
        var changes = new ArrayList<>(List.of(opened));
        for (var minute = 1; minute <= verbs.size(); minute++) {
            TimelineTest.carryOut(opened.ticket(), verbs.get(minute - 1), minute).ifPresent(changes::add);
        }
        var past = new PastTicket(opened.ticket().snapshot(), changes.stream().map(Change::message)
                .filter(Objects::nonNull).map(Objects::requireNonNull).toList());

        for (var change : changes) {
            for (var step : change.steps()) {
                var again = past.event(past(step, change.act()));
                assertThat(again.map(PastTicketTest::kept))
                        .isEqualTo(Optional.ofNullable(step.event()).map(PastTicketTest::kept));
            }
        }
    }

    @Example
    void what_another_service_told_is_not_told_as_ours() {
        var ticket = Given.ticket();
        var past = new PastTicket(ticket.snapshot(), List.of());
        var noted = Change.noted(ticket, "TargetsSet", Map.of(), Given.byRouting(1));

        assertThat(past.event(past(noted.steps().getFirst(), noted.act()))).isEmpty();
    }

    private static Past past(Change.Step step, Act act) {
        return new Past(step.kind(), step.version(), act.at(), act.by(), stored(step.before()), stored(step.after()),
                stored(step.detail()));
    }

    /** As the columns of the timeline hold it. */
    private static Map<String, Object> stored(Map<String, Object> fields) {
        return new JsonObject(new JsonObject(fields).encode()).getMap();
    }

    private static JsonObject kept(TicketEvent event) {
        var json = new JsonObject(Buffer.buffer(EventCodec.encode(event)));
        NOT_KEPT.stream().filter(name -> !(event instanceof MessageAdded && name.equals("by"))).forEach(json::remove);
        return json;
    }
}
