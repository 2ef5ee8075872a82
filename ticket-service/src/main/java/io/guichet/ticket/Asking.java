package io.guichet.ticket;

import java.util.List;

import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.ticket.contact.Contact;

/** Who asked, as people correct it, and what others are told when those who asked change. */
final class Asking {

    private static final List<String> PEOPLE = List.of("requester", "organization");

    private Asking() {}

    /** Somebody else asked; the ticket becomes theirs. */
    static Change by(Ticket ticket, Contact other, Act act) {
        var change = Change.of(ticket, act);
        if (ticket.requester().id().equals(other.id())) {
            return change;
        }
        ticket.edited();
        ticket.askedBy(other);
        return change.tell(snapshot -> new FieldsChanged(snapshot, PEOPLE, act.by()));
    }

    /** Those who asked are the same, but more or other things are known of them. */
    static Change told(Ticket ticket, List<String> changed, Act act) {
        return Change.of(ticket, act).tell(snapshot -> new FieldsChanged(snapshot, changed, act.by()));
    }
}
