package io.guichet.ticket.channel.email;

import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Change;
import io.guichet.ticket.Departments;
import io.guichet.ticket.Participants;
import io.guichet.ticket.Participants.Role;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.channel.email.LoopGuard.Writer;
import io.guichet.ticket.channel.email.ThreadFinder.Found;
import io.smallrye.mutiny.Uni;

/** Decides where a mail belongs, and puts it there; runs in the transaction that holds the stored mail. */
@Singleton
class Filing {

    private final ThreadFinder threads;
    private final Participants participants;
    private final TicketDesk desk;
    private final Departments departments;
    private final MailFiles files;

    Filing(ThreadFinder threads, Participants participants, TicketDesk desk, Departments departments,
            MailFiles files) {
        this.threads = threads;
        this.participants = participants;
        this.desk = desk;
        this.departments = departments;
        this.files = files;
    }

    /** What became of a mail. */
    sealed interface Result {

        /** It became, or joined, a message. */
        record Joined(Outcome outcome, Change change) implements Result {}

        /** It is kept aside, perhaps because of a ticket. */
        record Aside(Outcome outcome, String reason, @Nullable UUID ticket) implements Result {}
    }

    Uni<Result> file(StoredMail stored, ParsedMail mail) {
        var mailbox = stored.mailbox();
        var writer = LoopGuard.writerOf(mail,
                address -> address.equals(mailbox.address()) || departments.isOurs(address));
        if (writer == Writer.OURSELVES) {
            return aside(Outcome.LOOP, "our own mail came back", null);
        }
        return Letter.of(mailbox, mail, writer)
                .map(letter -> file(letter, new Act(Actor.system("mail"), Cause.request("mail-" + stored.id()),
                        stored.receivedAt())))
                .orElseGet(() -> aside(Outcome.HELD, "no address of a sender can be read", null));
    }

    private Uni<Result> file(Letter letter, Act act) {
        return threads.find(letter.mail(), letter.mailbox().department()).chain(found -> switch (found) {
            case Found.Conversation(var ticket) -> join(letter, ticket, act);
            case Found.Something() -> isAnswerOfMachine(letter)
                    ? aside(Outcome.REJECTED, "an automatic answer to an address that is no longer good", null)
                    : aside(Outcome.HELD, "its reply address is expired or not of our making", null);
            case Found.Nothing() -> isAnswerOfMachine(letter)
                    ? aside(Outcome.REJECTED, "an automatic answer to nothing that we know", null)
                    : files.keep(letter.mail())
                            .chain(kept -> desk.open(letter.asRequest(kept), act.by(customer(letter))))
                            .map(change -> new Result.Joined(Outcome.OPENED, change));
        });
    }

    private Uni<Result> join(Letter letter, UUID ticket, Act act) {
        if (letter.writer() == Writer.BOUNCE) {
            return attach(letter, ticket, Outcome.BOUNCE, act);
        }
        return participants.roleOf(ticket, letter.sender().address()).chain(role -> {
            if (role.isEmpty()) {
                return stranger(letter, ticket);
            }
            if (letter.writer() != Writer.PERSON) {
                return attach(letter, ticket, Outcome.AUTO_REPLY, act);
            }
            return role.get() == Role.CUSTOMER
                    ? append(letter, ticket, act)
                    : attach(letter, ticket, Outcome.APPENDED, act.by(Actor.system(customer(letter).name())));
        });
    }

    private Uni<Result> append(Letter letter, UUID ticket, Act act) {
        return files.keep(letter.mail())
                .chain(kept -> desk.receive(new TicketRef.ById(ticket), Access.toAll(),
                        letter.asMessage(files.newId(), kept), act.by(customer(letter))))
                .map(change -> new Result.Joined(
                        change.ticket().id().equals(ticket) ? Outcome.APPENDED : Outcome.FOLLOW_UP, change));
    }

    private Uni<Result> attach(Letter letter, UUID ticket, Outcome outcome, Act act) {
        return files.keep(letter.mail())
                .chain(kept -> desk.attach(new TicketRef.ById(ticket), letter.asMessage(files.newId(), kept), act))
                .map(change -> new Result.Joined(outcome, change));
    }

    /** Who is not part of a conversation learns nothing of it and adds nothing to it. */
    private static Uni<Result> stranger(Letter letter, UUID ticket) {
        return isAnswerOfMachine(letter)
                ? aside(Outcome.REJECTED, "an automatic answer by somebody who does not take part in the ticket",
                        ticket)
                : aside(Outcome.HELD, "the sender does not take part in the ticket", ticket);
    }

    private static boolean isAnswerOfMachine(Letter letter) {
        return letter.writer() == Writer.AUTO_REPLY || letter.writer() == Writer.BOUNCE;
    }

    /** The desk knows the contact; until then a name will do. */
    private static Actor customer(Letter letter) {
        var sender = letter.sender();
        return new Actor(Actor.Kind.CUSTOMER, null,
                sender.name() == null ? sender.address().value() : sender.name());
    }

    private static Uni<Result> aside(Outcome outcome, String reason, @Nullable UUID ticket) {
        return Uni.createFrom().item(new Result.Aside(outcome, reason, ticket));
    }
}
