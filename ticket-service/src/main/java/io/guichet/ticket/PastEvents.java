package io.guichet.ticket;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.Envelope;
import io.guichet.events.TicketEvent;
import io.smallrye.mutiny.Uni;

/** What was told of tickets, as far back as they go. */
@Singleton
public class PastEvents {

    private final Tickets tickets;
    private final TimelineEntries timeline;
    private final Messages messages;

    PastEvents(Tickets tickets, TimelineEntries timeline, Messages messages) {
        this.tickets = tickets;
        this.timeline = timeline;
        this.messages = messages;
    }

    /** Every event of a ticket, in order, with the ids that they had; in the session that is open. */
    public Uni<List<Envelope<TicketEvent>>> of(UUID ticket) {
        return tickets.read(new TicketRef.ById(ticket)).chain(found -> timeline.all(ticket)
                .chain(entries -> messages.of(messagesOf(entries))
                        .map(said -> new PastTicket(found.snapshot(), said).events(entries))));
    }

    private static List<UUID> messagesOf(List<TimelineEntry> entries) {
        return entries.stream().filter(entry -> entry.detail().containsKey("message"))
                .map(entry -> UUID.fromString(String.valueOf(entry.detail().get("message")))).distinct().toList();
    }
}
