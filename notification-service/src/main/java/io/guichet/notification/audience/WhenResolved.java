package io.guichet.notification.audience;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.guichet.events.Actor;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketStatus;
import io.guichet.notification.ticket.MailThread;

/**
 * Who is told that a request is resolved by an agent or another product: its requester, unless they were written to in
 * the same act.
 */
public final class WhenResolved {

    private static final Set<TicketStatus> DONE = EnumSet.of(TicketStatus.RESOLVED, TicketStatus.CLOSED);

    private static final Set<Actor.Kind> SILENT = EnumSet.of(Actor.Kind.CUSTOMER, Actor.Kind.SYSTEM);

    private WhenResolved() {}

    /**
     * What is to be told; what was resolved before is not told again when it is closed.
     *
     * @param thread where the mails of the ticket stand
     * @param cause the act that led to the event
     */
    public static List<Telling> tells(StatusChanged changed, MailThread thread, String cause) {
        var ticket = changed.ticket();
        var by = changed.by();
        var address = ticket.requester().email();
        if (address == null || SILENT.contains(by.kind()) || cause.equals(thread.answeredBy())) {
            return List.of();
        }
        return DONE.contains(changed.to()) && !DONE.contains(changed.from())
                ? List.of(new Telling.Resolution(ticket, address, thread.next(),
                        by.kind() == Actor.Kind.AGENT ? by.id() : null, by.name()))
                : List.of();
    }
}
