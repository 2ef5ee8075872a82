package io.guichet.notification;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.events.SlaEvent.ReminderDue;
import io.guichet.notification.audience.NoticeKind;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling.Alert;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.ticket.KnownTicket;
import io.guichet.notification.ticket.KnownTickets;
import io.smallrye.mutiny.Uni;

/** Reminds agents of what they or a colleague wanted to be reminded of. */
@Singleton
public class ReminderDesk {

    private final KnownTickets tickets;
    private final TellingDesk desk;

    ReminderDesk(KnownTickets tickets, TellingDesk desk) {
        this.tickets = tickets;
        this.desk = desk;
    }

    /** In the transaction that is going on. */
    public Uni<Void> remind(Occasion occasion, ReminderDue due) {
        return ticketOf(due).chain(ticket -> desk.tell(occasion, List.of(new Alert(due.agent(),
                new Matter(NoticeKind.REMINDER, ticket.map(KnownTicket::facts).orElse(null), null, due.text())))));
    }

    private Uni<Optional<KnownTicket>> ticketOf(ReminderDue due) {
        return due.ticketId() == null ? Uni.createFrom().item(Optional.empty()) : tickets.find(due.ticketId());
    }
}
