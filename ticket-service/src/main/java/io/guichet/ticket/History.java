package io.guichet.ticket;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.MessageKind;
import io.guichet.reliable.Ids;
import io.guichet.ticket.contact.Contacts;
import io.guichet.ticket.contact.EmailAddress;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What was said elsewhere, before a ticket came here: it is kept, nothing follows from it, and nobody is told. */
@ApplicationScoped
public class History {

    private final Tickets tickets;
    private final Contacts contacts;
    private final Chronicle chronicle;
    private final Ids ids;

    History(Tickets tickets, Contacts contacts, Chronicle chronicle, Ids ids) {
        this.tickets = tickets;
        this.contacts = contacts;
        this.chronicle = chronicle;
        this.ids = ids;
    }

    /**
     * A message of the past.
     *
     * @param customer who wrote it; absent when somebody did who worked there
     */
    public record Recollection(MessageKind kind, Channel channel, String text, @Nullable EmailAddress customer,
            @Nullable String name) {}

    /** Adds it after the last message; the act says when it was written, and by whom unless a customer did. */
    @WithTransaction
    public Uni<Change> recall(TicketRef ref, Access access, Recollection past, Act act) {
        var draft = Draft.of(ids.next(), past.kind(), past.channel(), new Body(past.text(), null));
        var customer = past.customer();
        var author = customer == null
                ? Uni.createFrom().item(act.by())
                : contacts.known(customer, past.name(), act.at()).map(contact -> contact.asActor());
        return tickets.take(ref).invoke(ticket -> access.check(ref, ticket))
                .chain(ticket -> author
                        .map(by -> ticket.talk().attach(draft, new Act(by, act.cause(), act.at(), true))))
                .chain(chronicle::keep);
    }
}
