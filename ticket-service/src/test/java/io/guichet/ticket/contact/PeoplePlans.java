package io.guichet.ticket.contact;

import java.util.UUID;

import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.guichet.ticket.Sql;

/** The query of a contact's timeline, for a benchmark of another package. */
public final class PeoplePlans {

    private PeoplePlans() {}

    /** Of one of the contacts that were generated, by its number. */
    public static Sql timeline(int contact, TicketScope scope, PageRequest page) {
        return Exchange.query(UUID.fromString("00000000-0000-7000-9000-%012x".formatted(contact)), scope, page);
    }
}
