package io.guichet.ticket.intake;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot.Requester;
import io.guichet.ticket.Edit;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.contact.Contact;

/** What the condition of a field or of an emergency may speak of, by name. */
final class Known {

    private Known() {}

    /** Of a request. */
    static Map<String, @Nullable Object> of(NewTicket asked, Contact requester) {
        var known = about(requester.asRequester());
        known.put("category", asked.category());
        known.put("type", asked.type().name());
        known.put("channel", asked.channel().name());
        known.put("product", asked.product());
        known.put("subject", asked.subject());
        known.put("department", asked.department());
        asked.fields().forEach((key, value) -> known.put("fields." + key, value));
        return known;
    }

    /** Of a ticket, as it is about to be edited. */
    static Map<String, @Nullable Object> of(Ticket ticket, Edit edit) {
        var shown = ticket.snapshot();
        var known = about(shown.requester());
        known.put("category", edit.category().or(shown.category()));
        known.put("type", edit.type().orElse(shown.type()).name());
        known.put("channel", shown.channel().name());
        known.put("product", edit.product().or(shown.product()));
        known.put("subject", edit.subject().orElse(shown.subject()));
        known.put("department", shown.department());
        shown.fields().forEach((key, value) -> known.put("fields." + key, value));
        edit.fields().forEach((key, value) -> known.put("fields." + key, value));
        return known;
    }

    private static Map<String, @Nullable Object> about(Requester requester) {
        var known = new HashMap<String, @Nullable Object>();
        known.put("importance", requester.importance());
        known.put("level", requester.level());
        known.put("verification", requester.verification());
        return known;
    }
}
