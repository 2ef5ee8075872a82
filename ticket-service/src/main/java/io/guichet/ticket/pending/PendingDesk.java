package io.guichet.ticket.pending;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MessageKind;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Body;
import io.guichet.ticket.Change;
import io.guichet.ticket.Outgoing;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.intake.Guards;
import io.guichet.ticket.pending.PendingMessage.State;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Messages that wait: proposed by beginners until somebody approves them, or held until their sender's time to change
 * their mind is over. The ticket's row is always locked first.
 */
@ApplicationScoped
public class PendingDesk {

    private final TicketVerbs verbs;
    private final TicketDesk desk;
    private final PendingMessages messages;
    private final Guards guards;
    private final Releases releases;

    PendingDesk(TicketVerbs verbs, TicketDesk desk, PendingMessages messages, Guards guards, Releases releases) {
        this.verbs = verbs;
        this.desk = desk;
        this.messages = messages;
        this.guards = guards;
        this.releases = releases;
    }

    /** A beginner proposes a public reply. */
    @WithTransaction
    public Uni<PendingMessage> propose(TicketRef ref, Access access, Outgoing outgoing, Act act) {
        return take(ref, access).chain(ticket -> keep(ticket, outgoing, null, act)
                .call(() -> note(ticket, "ReplyProposed", outgoing.id(), act)));
    }

    /** It goes out by itself in a moment, unless it is withdrawn; until then nobody hears of it. */
    @WithTransaction
    public Uni<PendingMessage> hold(TicketRef ref, Access access, Outgoing outgoing, Act act) {
        var at = releases.from(act.at());
        return take(ref, access)
                .chain(ticket -> keep(ticket, outgoing, at, act))
                .call(message -> releases.plan(message.id(), at));
    }

    private Uni<PendingMessage> keep(Ticket ticket, Outgoing outgoing, @Nullable Instant at, Act act) {
        if (outgoing.kind() == MessageKind.REPLY) {
            Access.answerable(ticket);
        }
        return messages.keep(new PendingMessage(ticket.id(), outgoing, at, act));
    }

    /** Somebody who may approve says it better. */
    @WithTransaction
    public Uni<PendingMessage> rewrite(TicketRef ref, Access access, UUID id, Body body, Act act) {
        return take(ref, access).chain(ticket -> messages.of(ticket.id(), id)
                .invoke(message -> message.rewrite(body))
                .call(() -> note(ticket, "ReplyRewritten", id, act)));
    }

    /** It goes out, in the name of whoever wrote it, if it still may: since it was written much can have changed. */
    @WithTransaction
    public Uni<Change> approve(TicketRef ref, Access access, UUID id, Act act) {
        return take(ref, access).chain(ticket -> messages.of(ticket.id(), id)
                .call(message -> guards.beforeSending(ticket, message.outgoing()))
                .call(() -> note(ticket, "ReplyApproved", id, act))
                .chain(message -> desk.write(ref, access, message.approve(act),
                        act.by(message.author()))));
    }

    /** It does not go out. */
    @WithTransaction
    public Uni<PendingMessage> refuse(TicketRef ref, Access access, UUID id, @Nullable String reason, Act act) {
        return verbs.take(ref, access).chain(ticket -> messages.of(ticket.id(), id)
                .invoke(message -> message.refuse(State.AWAITING_APPROVAL, reason, act))
                .call(() -> messages.freeFiles(id))
                .call(() -> note(ticket, "ReplyRefused", id, act)));
    }

    /** Nothing that was proposed on a ticket whose row is held goes out any more. */
    @WithTransaction
    public Uni<Void> refuseAll(Ticket ticket, String reason, Act act) {
        return messages.proposed(ticket.id()).chain(found -> {
            var all = Uni.createFrom().voidItem();
            for (var message : found) {
                all = all.invoke(() -> message.refuse(State.AWAITING_APPROVAL, reason, act))
                        .chain(() -> messages.freeFiles(message.id()))
                        .chain(() -> note(ticket, "ReplyRefused", message.id(), act)).replaceWithVoid();
            }
            return all;
        });
    }

    /** Its author takes it back; of a held one nothing was ever told. */
    @WithTransaction
    public Uni<PendingMessage> withdraw(TicketRef ref, Access access, UUID id, Act act) {
        return verbs.take(ref, access).chain(ticket -> messages.of(ticket.id(), id)
                .call(message -> message.state() == State.AWAITING_APPROVAL
                        ? note(ticket, "ReplyWithdrawn", id, act)
                        : Uni.createFrom().voidItem())
                .invoke(message -> message.withdraw(act))
                .call(() -> messages.freeFiles(id)));
    }

    /** Those that wait on a ticket, and those that were refused, oldest first. */
    @WithTransaction
    public Uni<List<PendingMessage>> list(TicketRef ref, Access access) {
        return verbs.read(ref, access).chain(ticket -> messages.shown(ticket.id()));
    }

    private Uni<Ticket> take(TicketRef ref, Access access) {
        return verbs.take(ref, access).invoke(Access::inPlace);
    }

    private Uni<Change> note(Ticket ticket, String kind, UUID message, Act act) {
        return verbs.keep(Change.noted(ticket, kind, Map.of("message", message.toString()), act));
    }
}
