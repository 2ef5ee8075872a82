package io.guichet.ticket.web;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.http.Caller;
import io.guichet.http.ETags;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.ticket.Access;
import io.guichet.ticket.Body;
import io.guichet.ticket.Change;
import io.guichet.ticket.Message;
import io.guichet.ticket.Outgoing;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.attachment.Attachments;
import io.guichet.ticket.company.CompanyDesk;
import io.guichet.ticket.pending.PendingDesk;
import io.smallrye.mutiny.Uni;

/** Sends a message, keeps it for a moment, or proposes it, as its sender wants and may. */
@Singleton
class Posting {

    private final TicketDesk desk;
    private final PendingDesk pending;
    private final Attachments attachments;
    private final CompanyDesk company;
    private final Letters letters;

    Posting(TicketDesk desk, PendingDesk pending, Attachments attachments, CompanyDesk company, Letters letters) {
        this.desk = desk;
        this.pending = pending;
        this.attachments = attachments;
        this.company = company;
        this.letters = letters;
    }

    /** The answer: 201 with the message, or 202 with one that waits. Within the transaction of the request. */
    Uni<Answer> post(TicketRef ticket, PostMessage sent, Body body, Visit visit, Access access) {
        return files(ticket, sent, visit).chain(files -> visit.caller() instanceof Caller.Customer customer
                ? desk.receive(ticket, access, letters.incoming(sent, body, customer, files), visit.act())
                        .map(Posting::created)
                : postOurs(ticket, sent, letters.outgoing(sent, body, files), visit, access));
    }

    private Uni<List<Attachment>> files(TicketRef ticket, PostMessage sent, Visit visit) {
        var named = Objects.<List<UUID>>requireNonNullElse(sent.attachments(), List.of());
        return Letters.kind(sent) == PostMessage.Kind.FORWARD
                ? attachments.forward(named, visit.caller().key(), ticket)
                : attachments.reserve(named, visit.caller().key());
    }

    private Uni<Answer> postOurs(TicketRef ticket, PostMessage sent, Outgoing outgoing, Visit visit, Access access) {
        if (Letters.isProposed(sent, visit)) {
            return pending.propose(ticket, access, outgoing, visit.act()).map(PendingView::of).map(Answer::accepted);
        }
        if (Boolean.TRUE.equals(sent.hold())) {
            return pending.hold(ticket, access, outgoing, visit.act()).map(PendingView::of).map(Answer::accepted);
        }
        return (visit.caller().may(Permission.TICKET_EDIT)
                ? desk.write(ticket, access, outgoing, visit.act())
                        .call(change -> company.joinAll(change.ticket(), outgoing.mentioned(), visit.act()))
                : writeWithin(ticket, outgoing, visit, access)).map(Posting::created);
    }

    /** Who may bring nobody in names to others only those who see the ticket anyway: the rest would learn of it. */
    private Uni<Change> writeWithin(TicketRef ticket, Outgoing outgoing, Visit visit, Access access) {
        return company.insiders(ticket, outgoing.mentioned())
                .chain(inside -> desk.write(ticket, access, outgoing.naming(inside), visit.act()));
    }

    static Answer created(Change change) {
        var message = Objects.requireNonNull(change.message());
        return Answer.created(URI.create(TicketResource.PATH + "/" + change.ticket().id() + "/messages"),
                ETags.of(change.ticket().revision()), MessageView.of(message, warning(change, message)));
    }

    /** What a person writes is sent in any case; they may want to call as well. */
    private static @Nullable String warning(Change change, Message message) {
        var undeliverable = change.ticket().requester().asRequester().undeliverable();
        return undeliverable == null || message.kind() != MessageKind.REPLY
                || message.author().kind() == Actor.Kind.CUSTOMER
                        ? null
                        : "Mails to the requester do not arrive: " + undeliverable;
    }
}
