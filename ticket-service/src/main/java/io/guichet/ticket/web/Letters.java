package io.guichet.ticket.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.http.Caller;
import io.guichet.http.Permission;
import io.guichet.http.Problem.Flaw;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Body;
import io.guichet.ticket.Incoming;
import io.guichet.ticket.Outgoing;
import io.guichet.ticket.Then;
import io.guichet.ticket.company.CompanyDesk;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.web.PostMessage.Kind;

/** Turns a message that a caller sends into what the desk understands, as far as that caller may send it. */
@Singleton
class Letters {

    private final CompanyDesk company;
    private final Ids ids;

    Letters(CompanyDesk company, Ids ids) {
        this.company = company;
        this.ids = ids;
    }

    static Kind kind(PostMessage sent) {
        return Objects.requireNonNullElse(sent.kind(), Kind.REPLY);
    }

    /** Lets pass who may send such a message; a beginner's reply will wait for approval. */
    static Visit admit(Visits visits, PostMessage sent) {
        var visit = switch (kind(sent)) {
            case NOTE -> visits.of(Permission.TICKET_NOTE);
            case REPLY -> visits.ofAny(Permission.TICKET_REPLY, Permission.TICKET_PROPOSE);
            case FORWARD -> visits.ofStaff(Permission.TICKET_REPLY);
        };
        if (sent.then() == PostMessage.Next.CLOSE) {
            visit.require(Permission.TICKET_CLOSE);
        }
        if (sent.then() == PostMessage.Next.PENDING && kind(sent) != Kind.REPLY) {
            visit.require(Permission.TICKET_EDIT);
        }
        return visit;
    }

    /** Whether a message waits for somebody's approval. */
    static boolean isProposed(PostMessage sent, Visit visit) {
        return kind(sent) == Kind.REPLY && !visit.caller().may(Permission.TICKET_REPLY);
    }

    Incoming incoming(PostMessage sent, Body body, Caller.Customer customer, List<Attachment> attachments) {
        refuse(sent.then(), "/then");
        refuse(sent.to(), "/to");
        refuse(sent.cc(), "/cc");
        refuse(sent.mentions(), "/mentions");
        refuse(sent.hold(), "/hold");
        return new Incoming(ids.next(), EmailAddress.parse(customer.email()).orElseThrow(), customer.name(),
                Channel.PORTAL, body, List.of(), null, attachments, true);
    }

    private static void refuse(@Nullable Object given, String pointer) {
        if (given != null) {
            throw InvalidBody.refused(pointer, "is for those who answer");
        }
    }

    /** A note reaches nobody outside, and whom it names is told of it as it is written. */
    private static void refuseHeld(@Nullable Boolean hold) {
        if (Boolean.TRUE.equals(hold)) {
            throw InvalidBody.refused("/hold", "is for what goes out: a note stays here");
        }
    }

    Outgoing outgoing(PostMessage sent, Body body, List<Attachment> attachments) {
        if (kind(sent) == Kind.NOTE) {
            refuseHeld(sent.hold());
        } else {
            requireFitting(body, sent.html() == null ? "/text" : "/html");
        }
        var then = switch (sent.then()) {
            case CLOSE -> Then.CLOSE;
            case PENDING -> Then.PENDING;
            case null -> Then.NOTHING;
        };
        return new Outgoing(ids.next(), MessageKind.valueOf(kind(sent).name()),
                body, then, outside(sent, sent.to(), "/to"), outside(sent, sent.cc(), "/cc"), attachments,
                mentioned(sent), Boolean.TRUE.equals(sent.asksForProof()));
    }

    /** The mail is written from the event: of a longer text, the customer would get its beginning only. */
    static void requireFitting(Body body, String pointer) {
        if (!body.fitsIntoEvents()) {
            throw InvalidBody.malformed(List.of(Flaw.at(pointer,
                    "has more than %d bytes of text: attach it as a document".formatted(Body.IN_EVENT))));
        }
    }

    private static List<String> outside(PostMessage sent, @Nullable List<String> given, String pointer) {
        var forwards = kind(sent) == Kind.FORWARD;
        if (!forwards && given != null) {
            throw InvalidBody.refused(pointer, "is for a FORWARD: a reply goes to those who take part");
        }
        if (forwards && (given == null || given.isEmpty()) && pointer.equals("/to")) {
            throw InvalidBody.refused(pointer, "is missing: whom does it go to?");
        }
        return given == null
                ? List.of()
                : given.stream().map(one -> EmailAddress.parse(one)
                        .orElseThrow(() -> InvalidBody.refused(pointer, "has no mail address " + one)).value())
                        .distinct().toList();
    }

    private List<UUID> mentioned(PostMessage sent) {
        if (sent.mentions() == null) {
            return List.of();
        }
        if (kind(sent) != Kind.NOTE) {
            throw InvalidBody.refused("/mentions", "is for a NOTE: the customer need not know who is asked");
        }
        for (var place = 0; place < sent.mentions().size(); place++) {
            company.require(sent.mentions().get(place), "/mentions/" + place);
        }
        return sent.mentions().stream().distinct().toList();
    }
}
