package io.guichet.ticket.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.OrganizationRef;
import io.guichet.events.TicketSnapshot.Requester;
import io.guichet.ticket.Edit;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.intake.ChannelOffers.About;
import io.guichet.ticket.setting.Conditional;

/**
 * What the condition of a field, of an emergency or of a macro may speak of, by the names that {@link Conditional} has.
 * Of a customer and their organisation the greater importance holds, and the customer's own level before that of the
 * organisation.
 */
public final class Known {

    private Known() {}

    /** Of a request. */
    static Map<String, @Nullable Object> of(NewTicket asked, Contact requester) {
        var known = about(requester.asRequester(), requester.organization());
        known.put("category", asked.category());
        known.put("type", asked.type().name());
        known.put("channel", asked.channel().name());
        known.put("product", asked.product());
        known.put("subject", asked.subject());
        known.put("department", asked.department());
        asked.fields().forEach((key, value) -> known.put("fields." + key, value));
        return known;
    }

    /** Of a request that nobody has made yet; of a customer who is not known, the level that their domain has. */
    static Map<String, @Nullable Object> of(About asked, Channel channel, Optional<Contact> customer,
            Optional<String> level) {
        var known = customer.map(contact -> about(contact.asRequester(), contact.organization()))
                .orElseGet(HashMap::new);
        known.put("level", level.orElse(null));
        known.put("category", asked.category());
        known.put("channel", channel.name());
        known.put("department", asked.department());
        asked.facts().forEach((key, value) -> known.put("fields." + key, value));
        return known;
    }

    /** Of a ticket, as it is about to be edited. */
    static Map<String, @Nullable Object> of(Ticket ticket, Edit edit) {
        var shown = ticket.snapshot();
        var known = of(shown);
        known.put("category", edit.category().or(shown.category()));
        known.put("type", edit.type().orElse(shown.type()).name());
        known.put("product", edit.product().or(shown.product()));
        known.put("subject", edit.subject().orElse(shown.subject()));
        edit.fields().forEach((key, value) -> known.put("fields." + key, value));
        return known;
    }

    /** Of a ticket. */
    public static Map<String, @Nullable Object> of(TicketSnapshot ticket) {
        var known = about(ticket.requester(), ticket.organization());
        known.put("status", ticket.status().name());
        known.put("priority", ticket.priority().name());
        known.put("type", ticket.type().name());
        known.put("channel", ticket.channel().name());
        known.put("department", ticket.department());
        known.put("group", ticket.group());
        known.put("category", ticket.category());
        known.put("product", ticket.product());
        known.put("language", ticket.language());
        known.put("region", ticket.region());
        known.put("tags", ticket.tags());
        known.put("subject", ticket.subject());
        known.put("number", ticket.number());
        ticket.fields().forEach((key, value) -> known.put("fields." + key, value));
        return known;
    }

    private static Map<String, @Nullable Object> about(Requester requester, @Nullable OrganizationRef organization) {
        var known = new HashMap<String, @Nullable Object>();
        known.put("importance", organization == null
                ? requester.importance()
                : Math.max(requester.importance(), organization.importance()));
        known.put("level", requester.level() == null && organization != null
                ? organization.level()
                : requester.level());
        known.put("verification", requester.verification());
        return known;
    }
}
