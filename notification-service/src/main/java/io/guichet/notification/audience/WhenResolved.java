package io.guichet.notification.audience;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.guichet.events.Actor;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketStatus;
import io.guichet.notification.ticket.MailThread;

/** Who is told that a request is resolved: its requester, unless the agent wrote to them in the same act. */
public final class WhenResolved {

    private static final Set<TicketStatus> DONE = EnumSet.of(TicketStatus.RESOLVED, TicketStatus.CLOSED);

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
        if (address == null || by.kind() != Actor.Kind.AGENT || by.id() == null || cause.equals(thread.answeredBy())) {
            return List.of();
        }
        return DONE.contains(changed.to()) && !DONE.contains(changed.from())
                ? List.of(new Telling.Resolution(ticket, address, thread.next(), by.id(), by.name()))
                : List.of();
    }
}
