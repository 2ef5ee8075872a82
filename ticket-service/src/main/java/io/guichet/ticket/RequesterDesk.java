package io.guichet.ticket;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.contact.Contacts;
import io.guichet.ticket.contact.EmailAddress;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Corrects who asked. */
@ApplicationScoped
public class RequesterDesk {

    private final Tickets tickets;
    private final Contacts contacts;
    private final Participants participants;
    private final Chronicle chronicle;

    RequesterDesk(Tickets tickets, Contacts contacts, Participants participants, Chronicle chronicle) {
        this.tickets = tickets;
        this.contacts = contacts;
        this.participants = participants;
        this.chronicle = chronicle;
    }

    /** The ticket is of somebody else, who takes part from now on. */
    @WithTransaction
    public Uni<Change> change(TicketRef ref, Access access, EmailAddress address, @Nullable String name, Act act) {
        return tickets.take(ref).invoke(ticket -> access.check(ref, ticket)).invoke(Access::inPlace)
                .chain(ticket -> contacts.known(address, name, act.at()).map(other -> Asking.by(ticket, other, act)))
                .chain(chronicle::keep)
                .call(change -> participants.join(change.ticket().id(), List.of(address)));
    }
}
