package io.guichet.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.MailHeaders;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketType;
import io.guichet.ticket.contact.Contact;

/**
 * A request that is to become a ticket.
 *
 * @param request id of the question to routing
 * @param message what the customer says
 * @param mail headers of the acknowledgement; absent when the department sends no mail
 * @param acknowledge whether the customer is to be told of receipt
 * @param followUpOf the ticket, closed too long ago, that it continues
 * @param externalSource the API client that named it
 * @param externalId its name there
 * @param said where a call, a chat or a mention was
 * @param letInAt when it came here, if it was opened elsewhere
 * @param emergencies keys of the rules that made it an emergency
 */
public record Opening(UUID id, TicketNumber number, UUID request, Contact requester, Channel channel,
        String department, String subject, Priority priority, TicketType type, @Nullable String category,
        @Nullable String product, @Nullable String language, @Nullable String region, List<String> tags,
        Map<String, Object> fields, Draft message, @Nullable MailHeaders mail, boolean acknowledge,
        @Nullable UUID followUpOf, @Nullable String externalSource, @Nullable String externalId,
        TicketSnapshot.@Nullable Origin said, @Nullable Instant letInAt, List<String> emergencies) {

    TicketOpened told(TicketSnapshot ticket, Actor by) {
        return new TicketOpened(ticket, by, mail, acknowledge, letInAt);
    }

    /** What the timeline says of it besides. */
    Map<String, Object> why() {
        return emergencies.isEmpty() ? Map.of() : Map.of("emergencies", emergencies);
    }

    /** The same, opened elsewhere and let in at an instant. */
    Opening letIn(Instant at) {
        return new Opening(id, number, request, requester, channel, department, subject, priority, type, category,
                product, language, region, tags, fields, message, mail, acknowledge, followUpOf, externalSource,
                externalId, said, at, emergencies);
    }
}
