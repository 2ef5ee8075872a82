package io.guichet.ticket.pending;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.Cause;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.MoveNotAllowed;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketIsAside;
import io.guichet.ticket.TicketIsClosed;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.intake.FieldsNotValid;
import io.guichet.ticket.intake.Guards;
import io.guichet.ticket.intake.ProofNeeded;
import io.guichet.ticket.pending.PendingMessage.State;
import io.smallrye.mutiny.Uni;

/** A held message goes out, unless it was withdrawn; what can no longer be sent is refused, with the reason. */
@Singleton
class Release implements DueHandler {

    static final String KIND = "release-message";

    private final PendingMessages messages;
    private final TicketVerbs verbs;
    private final TicketDesk desk;
    private final Guards guards;
    private final Clock clock;

    Release(PendingMessages messages, TicketVerbs verbs, TicketDesk desk, Guards guards, Clock clock) {
        this.messages = messages;
        this.verbs = verbs;
        this.desk = desk;
        this.guards = guards;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var id = UUID.fromString(due.subject());
        // The ticket's row first, as everybody does; then whether the message still waits.
        return messages.ticketOf(id).chain(ticket -> ticket.map(known -> release(known, id))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> release(UUID ticket, UUID id) {
        return verbs.take(new TicketRef.ById(ticket), Access.toAll())
                .chain(taken -> messages.of(ticket, id).chain(message -> message.state() == State.HELD
                        ? send(taken, message)
                        : Uni.createFrom().voidItem()));
    }

    /** What had to hold when it was written has to hold now. */
    private Uni<Void> send(Ticket ticket, PendingMessage message) {
        var act = new Act(message.author(), Cause.request("message-" + message.id()), clock.instant());
        return guards.beforeSending(ticket, message.outgoing())
                .chain(() -> desk.write(new TicketRef.ById(ticket.id()), Access.toAll(), message.outgoing(), act))
                .invoke(() -> message.sent(act))
                .replaceWithVoid()
                .onFailure(Release::isRefusal).recoverWithUni(failure -> {
                    message.refuse(State.HELD, failure.getMessage(), act);
                    return Uni.createFrom().voidItem();
                });
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof TicketIsClosed || failure instanceof TicketIsAside
                || failure instanceof MoveNotAllowed || failure instanceof ProofNeeded
                || failure instanceof FieldsNotValid;
    }
}
