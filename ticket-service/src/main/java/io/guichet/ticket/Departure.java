package io.guichet.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.guichet.events.TicketEvent.Said;
import io.guichet.events.TicketEvent.TicketUnmerged;
import io.guichet.events.TicketSnapshot;

/**
 * A ticket leaves another one that it was part of.
 *
 * @param target what it was merged into; what that is part of itself hears of it as well
 * @param said the messages that came for it meanwhile, oldest first
 */
public record Departure(Ticket source, Ticket target, Instant mergedAt, List<Said> said) {

    TicketUnmerged told(TicketSnapshot ofWhom, Act act) {
        return new TicketUnmerged(ofWhom, source.id(), source.number().value(), target.id(), target.number().value(),
                mergedAt, said.stream().map(Said::message).toList(), act.by(), act.at(), said);
    }

    Map<String, Object> detail() {
        return Map.of("sourceId", source.id().toString(), "source", source.number().value());
    }
}
